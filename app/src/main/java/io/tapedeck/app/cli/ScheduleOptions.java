package io.tapedeck.app.cli;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.replay.walkforward.WalkForwardSchedule;
import io.tapedeck.replay.walkforward.WalkForwardSchedule.Training;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.time.Duration;
import java.time.Instant;

/** The windows of a walk forward. */
final class ScheduleOptions {
    private static final int MOST_FOLDS = 1_000;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--train", paramLabel = "SPAN", required = true, converter = Values.SpanValue.class,
        description = "How long parameters are chosen by, such as 90d, 12w or 36h; with --anchored in the first fold.")
    private Duration train;

    @Option(names = "--test", paramLabel = "SPAN", converter = Values.SpanValue.class,
        description = "How long they are traded then.")
    private Duration test;

    @Option(names = "--folds", paramLabel = "N",
        description = "How many times, instead of --test: tests as long as there is room for.")
    private Integer folds;

    @Option(names = "--anchored", description = "Every training begins at --from instead of --train before its end.")
    private boolean anchored;

    @Option(names = "--purge", paramLabel = "SPAN", defaultValue = "0d", converter = Values.SpanValue.class,
        description = "Left out between training and test, at the end of the training (default: none).")
    private Duration purge;

    @Option(names = "--embargo", paramLabel = "SPAN", defaultValue = "0d", converter = Values.SpanValue.class,
        description = "Left out at the beginning of every test (default: none).")
    private Duration embargo;

    /** The schedule over a span; tests whose number is given are as long as whole candles of the strategy allow. */
    WalkForwardSchedule schedule(final Instant from, final Instant to, final Timeframe timeframe) {
        if (test == null == (folds == null)) {
            throw usage("say with either --test or --folds how long the tests are, such as --test 30d or --folds 12");
        }
        final WalkForwardSchedule schedule = new WalkForwardSchedule(
            anchored ? Training.ANCHORED : Training.ROLLING, train,
            test == null ? share(Duration.between(from, to).minus(train).minus(purge), timeframe) : test, purge,
            embargo);
        requireReturns(schedule, timeframe);
        return schedule;
    }

    /** The equity is sampled at the closes of candles: one of them makes no return, and none of them a trade. */
    private void requireReturns(final WalkForwardSchedule schedule, final Timeframe timeframe) {
        final Duration traded = schedule.test().minus(embargo);
        if (traded.compareTo(Duration.ofNanos(2 * timeframe.durationNs())) < 0) {
            throw usage("what is traded of a test, " + WalkForwardSchedule.text(traded) + ", has fewer than two "
                + "candles of " + timeframe.label() + ": make the tests longer");
        }
    }

    private Duration share(final Duration left, final Timeframe timeframe) {
        if (folds < 1 || folds > MOST_FOLDS) {
            throw usage("--folds must be 1 to " + MOST_FOLDS + ", not " + folds);
        }
        final Duration candle = Duration.ofNanos(timeframe.durationNs());
        final Duration share = left.isNegative() ? Duration.ZERO
            : candle.multipliedBy(left.dividedBy(folds).dividedBy(candle));
        if (share.isZero()) {
            throw usage("the span leaves no candle of " + timeframe.label() + " for each of " + folds + " tests behind "
                + "a training of " + WalkForwardSchedule.text(train));
        }
        return share;
    }

    private ParameterException usage(final String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}

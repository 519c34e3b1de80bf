package io.tapedeck.app.cli;

import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.replay.lookahead.LookaheadCheck;
import io.tapedeck.replay.run.ReplayRunner;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.Optional;

/** Whether a replay is checked for look-ahead. */
final class LookaheadOptions {
    private static final int MOST_SAMPLES = 1_000;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--check-lookahead", paramLabel = "N", arity = "0..1",
        fallbackValue = "" + LookaheadCheck.SAMPLES,
        description = "Cut the tape at N moments and replay it: up to the cut every decision must be the same. "
            + "Begin at N moments: after the declared warm-up the signals must be the same (N, where left out: "
            + "${FALLBACK-VALUE}).")
    private Integer samples;

    boolean isAsked() {
        return samples != null;
    }

    /** A check to watch the run of a plan; empty where none is asked for. */
    Optional<LookaheadCheck> check(final ReplayRunner runner, final ReplayRunner.Plan plan, final ThreadMode threads) {
        if (isAsked() && (samples < 1 || samples > MOST_SAMPLES)) {
            throw new ParameterException(spec.commandLine(), "--check-lookahead must be 1 to " + MOST_SAMPLES
                + ", not " + samples);
        }
        return Optional.ofNullable(samples).map(count -> new LookaheadCheck(runner, plan, threads, count));
    }
}

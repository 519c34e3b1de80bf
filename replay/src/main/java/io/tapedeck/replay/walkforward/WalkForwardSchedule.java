package io.tapedeck.replay.walkforward;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.replay.run.UnusableRequestException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a walk forward goes over the history: windows of training, each with a window of trading behind it, the trading
 * windows one behind the other (Pardo, "The Evaluation and Optimization of Trading Strategies", 2008). Immutable.
 *
 * <pre>
 * rolling    |-- train --|purge|embargo|- test -|
 *                     |-- train --|purge|embargo|- test -|
 * anchored   |------- train ------|purge|embargo|- test -|
 * </pre>
 *
 * <p>Purge and embargo (López de Prado, "Advances in Financial Machine Learning", 2018, chapter 7) keep apart what the
 * two would share: the purge is left out of the end of the training, for a position opened there is decided by prices
 * that belong to the test; the embargo is left out of the beginning of the trading, for its first candles still move
 * with the last of the training. Training never lies behind its test, so that nothing has to be left out there.
 *
 * @param training where it begins.
 * @param train    length of the training; of the shortest one where it is anchored.
 * @param test     from the beginning of one test to that of the next.
 * @param purge    left out at the end of the training.
 * @param embargo  left out at the beginning of the test.
 */
public record WalkForwardSchedule(Training training, Duration train, Duration test, Duration purge,
    Duration embargo) {

    /** Where training begins. */
    public enum Training {
        /** A fixed time before the test: what is long ago is forgotten. */
        ROLLING,
        /** Where the history begins: nothing is forgotten. */
        ANCHORED
    }

    /**
     * Refuses what leaves nothing to learn from or to trade.
     *
     * @throws UnusableRequestException where it does.
     */
    public WalkForwardSchedule {
        if (!isPositive(train) || !isPositive(test)) {
            throw new UnusableRequestException(Category.USAGE, "training and test must take some time");
        }
        if (purge.isNegative() || embargo.isNegative()) {
            throw new UnusableRequestException(Category.USAGE, "purge and embargo must not be negative");
        }
        if (embargo.compareTo(test) >= 0) {
            throw new UnusableRequestException(Category.USAGE, "an embargo of " + text(embargo)
                + " leaves nothing of a test of " + text(test));
        }
    }

    private static boolean isPositive(final Duration length) {
        return !length.isNegative() && !length.isZero();
    }

    /**
     * The steps over a span: as many whole tests as there is room for.
     *
     * @param from where the first training begins.
     * @param to   what nothing goes beyond.
     * @return at least one.
     * @throws UnusableRequestException where there is no room for one.
     */
    public List<Fold> folds(final Instant from, final Instant to) {
        final List<Fold> folds = new ArrayList<>();
        Instant begin = from.plus(train).plus(purge);
        while (!begin.plus(test).isAfter(to)) {
            final Instant trainTo = begin.minus(purge);
            folds.add(new Fold(folds.size() + 1, training == Training.ANCHORED ? from : trainTo.minus(train), trainTo,
                begin.plus(embargo), begin.plus(test)));
            begin = begin.plus(test);
        }
        if (folds.isEmpty()) {
            throw new UnusableRequestException(Category.USAGE, "from " + from + " to " + to + " there is no room for a "
                + "training of " + text(train) + (purge.isZero() ? "" : ", a purge of " + text(purge))
                + " and a test of " + text(test));
        }
        return folds;
    }

    /**
     * As a document.
     *
     * @return names and values in their order.
     */
    public Map<String, Object> document() {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("training", training.name().toLowerCase(Locale.ROOT));
        document.put("train", text(train));
        document.put("test", text(test));
        document.put("purge", text(purge));
        document.put("embargo", text(embargo));
        return document;
    }

    /**
     * A length of time as people write it.
     *
     * @param length whole minutes.
     * @return such as 90d, 4h, 1h30m.
     */
    public static String text(final Duration length) {
        final String text = (length.toDays() > 0 ? length.toDays() + "d" : "")
            + (length.toHoursPart() > 0 ? length.toHoursPart() + "h" : "")
            + (length.toMinutesPart() > 0 ? length.toMinutesPart() + "m" : "");
        return text.isEmpty() ? "0" : text;
    }
}

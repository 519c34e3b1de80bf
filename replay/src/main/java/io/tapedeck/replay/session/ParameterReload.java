package io.tapedeck.replay.session;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.candle.CandleCodec;
import io.tapedeck.engine.event.codec.RecalledCandleEncoder;
import io.tapedeck.engine.event.codec.ReloadStepCode;
import io.tapedeck.engine.event.codec.StrategyParameterEncoder;
import io.tapedeck.engine.event.codec.StrategyReloadEncoder;
import io.tapedeck.engine.ring.InputSource;
import io.tapedeck.engine.strategy.CandleSeries;
import io.tapedeck.engine.strategy.StrategyPlan;
import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.journal.session.SessionTape;
import io.tapedeck.journal.tape.TapeReader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Gives the strategy of a session that is being recorded other parameters: frames that have it made anew, and that show
 * it the candles that closed last, which are read from the session's own tapes. The pipeline goes on while they are
 * read; it waits only for the last of them, and for the frames. Any thread but the pipeline's.
 *
 * @param folder      of the session.
 * @param strategies  with these parameters.
 * @param parameters  all of them, by their names.
 * @param instruments how many there are.
 */
public record ParameterReload(SessionFolder folder, StrategyPlan strategies, Map<String, String> parameters,
    int instruments) {
    /** Longest name of a parameter that a frame can hold. */
    public static final int LONGEST_NAME = StrategyParameterEncoder.nameLength();
    /** Longest value of a parameter that a frame can hold. */
    public static final int LONGEST_VALUE = StrategyParameterEncoder.valueLength();
    /** How much farther back is read where too few candles were found. */
    private static final int FARTHER = 4;
    /** The candle that is being made, and the part of one before the first. */
    private static final int BESIDE = 2;

    /**
     * What came of it.
     *
     * @param sequence of the frame from which on the strategy has these parameters.
     * @param candles  that it was shown.
     * @param nowNs    time of receipt of the frames.
     * @param warmAtNs when it has seen enough of all symbols; not later than now where there were enough candles.
     */
    public record Outcome(long sequence, int candles, long nowNs, long warmAtNs) {
        /**
         * Whether there were too few candles.
         *
         * @return true where its signals count later only.
         */
        public boolean isBlind() {
            return warmAtNs > nowNs;
        }
    }

    /**
     * Puts the frames in.
     *
     * @param live  session.
     * @param nowNs time of receipt of the frames.
     * @return what came of it.
     * @throws IOException where the tapes cannot be read.
     */
    public Outcome insertInto(final LiveSession live, final long nowNs) throws IOException {
        final RecalledCandles candles = recall(live.look(SessionEngine::timeNs));
        final long sequence = live.insert(engine -> {
            catchUp(candles, engine.sequence());
            return frames(candles.inOrder(), nowNs);
        });
        return new Outcome(sequence, candles.inOrder().size(), nowNs, IntStream.range(0, instruments)
            .mapToLong(id -> candles.warmAtNs(id, nowNs)).max().orElse(nowNs));
    }

    private RecalledCandles recall(final long nowNs) throws IOException {
        final List<SessionTape> tapes = folder.tapes();
        final List<CandleSeries> series = strategies.inputs().series();
        long spanNs = series.stream().mapToLong(ParameterReload::spanNs).max().orElse(0);
        while (true) {
            final RecalledCandles candles = new RecalledCandles(series);
            final boolean isFromTheBeginning;
            try (TapeReader reader = TapeReader.ofParts(() -> tapes)) {
                reader.seek(nowNs - spanNs);
                isFromTheBeginning = reader.sequence() == tapes.get(0).firstSequence() - 1;
                candles.read(reader);
            }
            if (isFromTheBeginning || IntStream.range(0, instruments).allMatch(candles::isComplete)) {
                return candles;
            }
            spanNs *= FARTHER;
        }
    }

    private static long spanNs(final CandleSeries series) {
        return (RecalledCandles.count(series) + BESIDE) * series.timeframe().durationNs();
    }

    /** Reads what was recorded meanwhile, while nothing more is. */
    private void catchUp(final RecalledCandles candles, final long sequence) {
        try {
            final List<SessionTape> tapes = folder.tapes();
            int first = tapes.size() - 1;
            while (first > 0 && tapes.get(first).firstSequence() > candles.sequence() + 1) {
                first--;
            }
            final List<SessionTape> last = tapes.subList(first, tapes.size());
            try (TapeReader reader = TapeReader.ofParts(() -> last)) {
                reader.seek(candles.timeNs());
                candles.read(reader);
            }
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        if (candles.sequence() != sequence) {
            throw new IllegalStateException("the tapes end with frame " + candles.sequence()
                + ", the session with frame " + sequence);
        }
    }

    private List<InputSource> frames(final List<Candle> candles, final long nowNs) {
        final List<InputSource> frames = new ArrayList<>();
        frames.add(step(ReloadStepCode.BEGIN, candles.size(), nowNs));
        parameters.forEach((name, value) -> frames.add(frame ->
            frame.begin(0, nowNs, nowNs).append(new StrategyParameterEncoder()).name(name).value(value)));
        candles.forEach(candle -> frames.add(frame ->
            CandleCodec.encode(candle, frame.begin(0, nowNs, nowNs).append(new RecalledCandleEncoder()))));
        frames.add(step(ReloadStepCode.COMPLETE, candles.size(), nowNs));
        return frames;
    }

    private InputSource step(final ReloadStepCode step, final int candles, final long nowNs) {
        return frame -> frame.begin(0, nowNs, nowNs).append(new StrategyReloadEncoder())
            .step(step).parameters(parameters.size()).candles(candles);
    }
}

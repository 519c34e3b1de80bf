package io.tapedeck.replay.source;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.candle.CandleCodec;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.journal.merge.FrameStream;
import io.tapedeck.replay.run.ReplayHarness;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** A tape that is cut shows nothing beyond the cut: not to the engine, and not to the judge who looks into it. */
class CutSourceTest {
    private static final long START = 1_640_995_200L * 1_000_000_000L;
    private static final long MINUTE = Timeframe.M1.durationNs();
    private static final long HOUR = Timeframe.H1.durationNs();
    private static final Candle[] CHILDREN = Stream.generate(Candle::new).limit(100).toArray(Candle[]::new);

    @TempDir
    private static Path journal;

    private static InstrumentSource hours;

    @BeforeAll
    static void makeTape() {
        final ReplayHarness harness = new ReplayHarness(journal).sample("AAAUSDT", 3, 2);
        hours = harness.runner().plan(ReplayHarness.with(ReplayHarness.smaCross(), "base", "1h")).sources().get(0);
    }

    private static List<Candle> candles(final FrameStream stream) {
        final List<Candle> candles = new ArrayList<>();
        final Frame frame = Frame.allocate();
        while (stream.advance()) {
            stream.copyTo(frame);
            final FrameMessages messages = new FrameMessages().wrap(frame);
            messages.next();
            candles.add(new Candle());
            CandleCodec.decode(messages.decode(new MarketCandleDecoder()), candles.get(candles.size() - 1));
        }
        stream.close();
        return candles;
    }

    @Test
    void theJudgeSeesNothingBehindTheCut() {
        final Candle second = candles(hours.open(Long.MAX_VALUE)).get(1);
        assertEquals(START + HOUR, second.openTimeNs());
        for (int minutes = 0; minutes <= 60; minutes += 15) {
            try (TapeDrillDown cut = new TapeDrillDown(List.of(hours), START + HOUR + minutes * MINUTE)) {
                assertEquals(minutes / 15, cut.childrenOf(second, CHILDREN));
            }
        }
    }

    @Test
    void aSourceThatBeginsLateShowsNothingBefore() {
        final List<Candle> late = candles(hours.beginningAt(START + 5 * HOUR).open(START + 8 * HOUR));

        assertEquals(List.of(START + 5 * HOUR, START + 6 * HOUR, START + 7 * HOUR),
            late.stream().map(Candle::openTimeNs).toList());
    }

    @Test
    void anHourWhoseLastMinutesAreMissingIsCompleteWhereTheTapeGoesOn() {
        assertEquals(1, candles(coarse(START + HOUR)).size());
        assertEquals(0, candles(coarse(START + HOUR - 1)).size());
        assertEquals(0, candles(coarse(Long.MIN_VALUE)).size());
    }

    private static CoarseCandles coarse(final long knownToNs) {
        return new CoarseCandles(new FiftyMinutes(), hours.instrument(), Timeframe.M1, knownToNs);
    }

    /** The first fifty minutes of an hour. */
    private static final class FiftyMinutes implements FrameStream {
        private int minute = -1;

        @Override
        public boolean advance() {
            minute++;
            return minute < 50;
        }

        @Override
        public long engineTimeNs() {
            return START + (minute + 1) * MINUTE;
        }

        @Override
        public void copyTo(final Frame frame) {
            frame.begin(minute + 1, engineTimeNs(), engineTimeNs()).append(new MarketCandleEncoder())
                .timeframe(TimeframeCode.get(Timeframe.M1.code()))
                .openTimeNs(START + minute * MINUTE).open(1).high(1).low(1).close(1).volume(1)
                .takerBuyVolume(FixedPoint.UNKNOWN);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}

package io.tapedeck.replay.run;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.CandleClosedDecoder;
import io.tapedeck.engine.event.codec.InstrumentDefinitionDecoder;
import io.tapedeck.engine.event.codec.RiskLimitsDecoder;
import io.tapedeck.engine.event.codec.SessionStartedDecoder;
import io.tapedeck.engine.event.codec.TradingRulesDecoder;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.journal.catalogue.TapeContent;
import io.tapedeck.journal.tape.TapeReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Open interest from a file to the candles of a replay. */
class OpenInterestReplayTest {
    private static final long START_MILLIS = 1_640_995_200_000L;
    private static final long MINUTE_MILLIS = 60_000;

    @TempDir
    private Path directory;
    private ImportedMarket market;

    @BeforeEach
    void importCandles() throws IOException {
        final StringBuilder candles = new StringBuilder("time,open,high,low,close,volume\n");
        for (int minute = 0; minute < 15; minute++) {
            candles.append(START_MILLIS + minute * MINUTE_MILLIS).append(",10.0,11.0,9.0,10.5,1.5\n");
        }
        market = new ImportedMarket(directory.resolve("journal"), "AAAUSDT", MarketKind.LINEAR_PERPETUAL)
            .candles(Timeframe.M1, Files.writeString(directory.resolve("candles.csv"), candles));
    }

    private void importOpenInterest() throws IOException {
        market.events(TapeContent.OPEN_INTEREST, Files.writeString(directory.resolve("interest.csv"), """
            time,open_interest
            1640995380000,1000
            1640995500000,2000.5
            1640995980000,3000
            """));
    }

    private static ReplaySpec spec() {
        return ReplayHarness.with(ReplayHarness.smaCross(), "timeframe", "5m");
    }

    private List<String> closed(final ThreadMode mode) {
        final List<String> closed = new ArrayList<>();
        final ReplayRunner runner = new ReplayHarness(market.catalogue().journal()).runner();
        runner.run(runner.plan(spec()), mode, frame -> addClosed(frame, closed), RunProgress.NONE);
        return closed;
    }

    private static void addClosed(final Frame frame, final List<String> closed) {
        final FrameMessages messages = new FrameMessages().wrapDerived(frame);
        final CandleClosedDecoder candle = new CandleClosedDecoder();
        while (messages.next()) {
            if (messages.templateId() == CandleClosedDecoder.TEMPLATE_ID) {
                messages.decode(candle);
                closed.add(candle.timeframe() + " " + (candle.openInterest() == FixedPoint.UNKNOWN ? "-"
                    : candle.openInterest()));
            }
        }
    }

    /** Told at minutes 3, 5 and 13: what is told at a close belongs to the next candle. */
    @ParameterizedTest
    @EnumSource(ThreadMode.class)
    void candlesCloseWithTheLastValueKnownAtTheirClose(final ThreadMode mode) throws IOException {
        importOpenInterest();

        assertEquals(List.of("M5 10000", "M5 20005", "M5 30000", "M15 30000"), closed(mode));
    }

    @Test
    void withoutATapeItIsUnknown() {
        assertEquals(List.of("M5 -", "M5 -", "M5 -", "M15 -"), closed(ThreadMode.INLINE));
    }

    /** Nothing was decided: of the run's tape only the start of the session and its settings are left. */
    @Test
    void marketDataThatLedToNothingIsNotRecorded() throws IOException {
        importOpenInterest();
        final Path run = directory.resolve("run");
        new ReplayHarness(market.catalogue().journal()).record(spec(), ThreadMode.FUSED, RecordLevel.DECISIONS, run);

        final List<Integer> inputs = new ArrayList<>();
        final Frame frame = Frame.allocate();
        try (TapeReader reader = new TapeReader(RunTape.of(run).directory(), TapeReader.SequenceRule.RISING)) {
            while (reader.advance()) {
                reader.copyTo(frame);
                inputs.add(frame.inputTemplateId());
            }
        }
        assertEquals(List.of(SessionStartedDecoder.TEMPLATE_ID, TradingRulesDecoder.TEMPLATE_ID,
            RiskLimitsDecoder.TEMPLATE_ID, InstrumentDefinitionDecoder.TEMPLATE_ID), inputs);
    }

    @Test
    void theRunNamesTheTapeAndIsVerified() throws IOException {
        final ReplayHarness harness = new ReplayHarness(market.catalogue().journal());
        final Digests without = harness.run(spec()).digests();
        importOpenInterest();
        final Path run = directory.resolve("run");
        final ReplayResult result = harness.record(spec(), ThreadMode.FUSED, RecordLevel.ALL, run);

        assertTrue(RunTape.of(run).sources().containsKey("test/AAAUSDT/open-interest@1"),
            RunTape.of(run).sources()::toString);
        assertTrue(harness.verify(run, ThreadMode.INLINE).isIdentical());
        assertNotEquals(without, result.digests());
        assertEquals(15, result.counts().frames());
    }
}

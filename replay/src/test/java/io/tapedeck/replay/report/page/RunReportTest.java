package io.tapedeck.replay.report.page;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.journal.tape.SessionTapeWriter;
import io.tapedeck.journal.tape.TapeReader;
import io.tapedeck.replay.run.ReplayHarness;
import io.tapedeck.replay.run.ReplayResult;
import io.tapedeck.replay.run.ReplayRunner;
import io.tapedeck.replay.run.RunProgress;
import io.tapedeck.replay.run.RunTape;
import io.tapedeck.replay.run.TradeRecord;
import io.tapedeck.replay.run.Verification;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A page holds what the run did: its trades, and of the market what stands on the tape. */
class RunReportTest {
    private static final long NANOS = 1_000_000_000L;

    @TempDir
    private static Path directory;
    private static ReplayHarness harness;
    private static ReplayResult result;
    private static RunReport.Told told;
    private static Map<String, Object> data;

    @BeforeAll
    static void tellARun() {
        harness = new ReplayHarness(directory.resolve("journal")).sample("BTCUSDT", 7, 20);
        final Path run = directory.resolve("runs/<b>one");
        result = harness.record(ReplayHarness.with(ReplayHarness.smaCross(), "strategy", "donchian-breakout",
            "timeframe", "15m"), ThreadMode.INLINE, RecordLevel.DECISIONS, run);
        told = report(run, "runs/<b>one");
        data = dataOf(told.html());
    }

    private static RunReport.Told report(final Path run, final String name) {
        return new RunReport(new Verification(RunTape.of(run), harness.catalogue(), StrategyCatalogue.load()), "test",
            System::nanoTime).tell(name, RunProgress.NONE);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> dataOf(final String html) {
        final Matcher found = Pattern.compile("<script id=\"data\" type=\"application/json\">(.*?)</script>",
            Pattern.DOTALL).matcher(html);
        assertTrue(found.find());
        return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(found.group(1));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(final String name) {
        return (List<Map<String, Object>>) data.get(name);
    }

    /** Open second to open, high, low and close. */
    private static Map<Long, List<Long>> decoded(final Object flat) {
        final List<?> values = (List<?>) flat;
        final Map<Long, List<Long>> candles = new TreeMap<>();
        long time = 0;
        long close = 0;
        for (int index = 0; index < values.size(); index += 5) {
            time += value(values, index);
            final long open = close + value(values, index + 1);
            close = open + value(values, index + 4);
            candles.put(time, List.of(open, open + value(values, index + 2), open - value(values, index + 3), close));
        }
        return candles;
    }

    private static long value(final List<?> values, final int index) {
        return ((Number) values.get(index)).longValue();
    }

    private static Map<Long, List<Long>> tape() {
        final Map<Long, List<Long>> candles = new TreeMap<>();
        final Frame frame = Frame.allocate();
        final FrameMessages messages = new FrameMessages();
        final MarketCandleDecoder candle = new MarketCandleDecoder();
        try (TapeReader reader = new TapeReader(result.sources().get(0).baseTape().directory(),
            TapeReader.SequenceRule.CONTIGUOUS)) {
            while (reader.advance()) {
                reader.copyTo(frame);
                messages.wrap(frame).next();
                messages.decode(candle);
                candles.put(candle.openTimeNs() / NANOS,
                    List.of(candle.open(), candle.high(), candle.low(), candle.close()));
            }
        }
        return candles;
    }

    @Test
    void thePageIsOneFileThatCannotBeBrokenByWhatItHolds() {
        assertEquals(Optional.empty(), told.difference());
        assertTrue(told.html().length() < 2_000_000, told.html().length() + " characters");
        assertEquals(3, told.html().split("<script", -1).length - 1);
        assertEquals(3, told.html().split("</script>", -1).length - 1);
        assertFalse(Pattern.compile("(src|href)\\s*=\\s*[\"']", Pattern.CASE_INSENSITIVE)
            .matcher(told.html().replaceAll("(?s)<script>.*?</script>", "")).find());
        assertEquals("runs/<b>one", data.get("name"));
        assertTrue(told.html().contains("<title>runs/&lt;b>one - tapedeck</title>"));
    }

    @Test
    void itsTradesAreThoseOfTheRun() {
        assertTrue(result.trades().size() > 20);
        final List<String> expected = new ArrayList<>();
        for (final TradeRecord trade : result.trades()) {
            expected.add(trade.id() + " " + trade.entryTimeNs() / NANOS + " " + trade.entryPrice() + " "
                + trade.exitTimeNs() / NANOS + " " + trade.exitPrice() + " " + trade.reason());
        }
        assertEquals(expected, list("trades").stream().map(trade -> trade.get("id") + " " + trade.get("entryTime")
            + " " + trade.get("entry") + " " + trade.get("exitTime") + " " + trade.get("exit") + " "
            + trade.get("reason")).toList());
    }

    @Test
    void theCandlesAroundATradeAreThoseOfTheTapeAndHoldItsTwoEnds() {
        final Map<Long, List<Long>> tape = tape();
        for (final Map<String, Object> trade : list("trades")) {
            final Map<Long, List<Long>> window = decoded(trade.get("window"));
            window.forEach((time, candle) -> assertEquals(tape.get(time), candle));
            for (final String end : List.of("entryTime", "exitTime")) {
                final long minute = value(List.of(trade.get(end)), 0) / 60 * 60;
                assertTrue(window.containsKey(minute - 60) || !tape.containsKey(minute - 60), trade::toString);
                assertTrue(window.containsKey(minute) || !tape.containsKey(minute), trade::toString);
            }
        }
    }

    @Test
    void theOverviewCoversTheWholeSpan() {
        final Map<Long, List<Long>> candles = decoded(list("symbols").get(0).get("candles"));
        assertEquals("5m", data.get("overview"));
        assertEquals(20 * 288, candles.size());
        final Map<Long, List<Long>> tape = tape();
        candles.forEach((time, candle) -> {
            assertEquals(tape.get(time).get(0), candle.get(0));
            assertEquals(tape.get(time + 240).get(3), candle.get(3));
        });
    }

    @Test
    void theCurveKeepsItsPeaksItsValleysAndItsEnd() {
        @SuppressWarnings("unchecked")
        final Map<String, List<Double>> equity = (Map<String, List<Double>>) data.get("equity");
        final List<Double> kept = equity.get("equity");
        double lowest = Double.MAX_VALUE;
        double highest = 0;
        for (int index = 0; index < result.equity().size(); index++) {
            lowest = Math.min(lowest, result.equity().equity(index) / 1e8);
            highest = Math.max(highest, result.equity().equity(index) / 1e8);
        }
        assertEquals(lowest, kept.stream().mapToDouble(Double::doubleValue).min().orElseThrow(), 0.006);
        assertEquals(highest, kept.stream().mapToDouble(Double::doubleValue).max().orElseThrow(), 0.006);
        assertEquals(result.performance().finalEquity() / 1e8, kept.get(kept.size() - 1), 0.006);
        assertEquals(kept.size(), equity.get("hold").size());
    }

    /** A recording from which a decision was taken. */
    @Test
    void aRunThatDecidesOtherwiseNowIsToldSo() throws IOException {
        final Path run = directory.resolve("runs/forged");
        final ReplayRunner runner = harness.runner();
        final AtomicInteger decisions = new AtomicInteger();
        final ReplayResult whole;
        try (SessionTapeWriter writer = new SessionTapeWriter(run.resolve("tape"), RecordLevel.DECISIONS)) {
            whole = runner.run(runner.plan(ReplayHarness.smaCross()), ThreadMode.INLINE, frame -> {
                if (!RecordLevel.DECISIONS.keeps(frame) || decisions.incrementAndGet() != 5) {
                    writer.onFrame(frame);
                }
            }, RunProgress.NONE);
        }
        RunTape.complete(run.resolve("tape"), RecordLevel.DECISIONS, whole);

        final RunReport.Told forged = report(run, "forged");
        assertTrue(forged.difference().isPresent());
        assertTrue(String.valueOf(dataOf(forged.html()).get("check"))
            .startsWith("Played again, it does NOT decide what was recorded: "));
    }
}

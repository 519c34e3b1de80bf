package io.tapedeck.replay.report.comparison;

import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.replay.difference.RoundTrip;
import io.tapedeck.replay.performance.EquityCurve;
import io.tapedeck.replay.report.JsonDocument;
import io.tapedeck.replay.run.CheckedResult;
import io.tapedeck.replay.run.Difference;
import io.tapedeck.replay.run.ReplayHarness;
import io.tapedeck.replay.run.ReplayResult;
import io.tapedeck.replay.run.RunProgress;
import io.tapedeck.replay.run.RunTape;
import io.tapedeck.replay.run.Verification;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Runs beside each other: what differs, and what only one of them did. */
class RunComparisonTest {
    @TempDir
    private static Path directory;
    private static ReplayHarness harness;
    private static ComparedRun fast;
    private static ComparedRun slow;
    private static ComparedRun coarse;
    private static ComparedRun other;

    @BeforeAll
    static void playRuns() {
        harness = new ReplayHarness(directory.resolve("journal")).sample("AAAUSDT", 7, 8).sample("BBBUSDT", 8, 8);
        fast = played("fast", "symbols", "BBBUSDT", "timeframe", "15m", "parameter.fast", "3", "parameter.slow", "9");
        slow = played("slow", "symbols", "BBBUSDT", "timeframe", "15m", "parameter.fast", "3", "parameter.slow", "12");
        coarse = played("coarse", "symbols", "BBBUSDT", "timeframe", "1h", "parameter.fast", "3", "parameter.slow",
            "9", "from", "2022-01-03T00:00:00Z");
        other = played("other", "symbols", "AAAUSDT,BBBUSDT", "timeframe", "15m", "parameter.fast", "3",
            "parameter.slow", "9");
    }

    private static ComparedRun played(final String name, final String... namesAndValues) {
        final Path run = directory.resolve("runs").resolve(name);
        harness.record(ReplayHarness.with(ReplayHarness.smaCross(), namesAndValues), ThreadMode.INLINE,
            RecordLevel.DECISIONS, run);
        final CheckedResult checked = new Verification(RunTape.of(run), harness.catalogue(), StrategyCatalogue.load())
            .checked("test", () -> 0, RunProgress.NONE);
        assertEquals(Optional.empty(), checked.difference());
        return new ComparedRun(name, checked.result(), checked.difference(), ComparedRun.Fills.SIMULATED);
    }

    private static String text(final RunComparison comparison) {
        return String.join("\n", ComparisonText.lines(comparison, 3)) + "\n";
    }

    /** Twin: entries counted by symbol, side and moment. */
    @Test
    void aTradeIsOnlyOfOneRunWhereNoOtherEnteredThen() {
        final List<ComparedRun> runs = List.of(fast, slow, coarse, other);
        final RunComparison comparison = new RunComparison(runs);
        for (int run = 0; run < runs.size(); run++) {
            final Map<String, Integer> elsewhere = new HashMap<>();
            for (final ComparedRun against : runs) {
                if (against != runs.get(run)) {
                    against.trips().forEach(trip -> elsewhere.merge(entry(trip), 1, Integer::sum));
                }
            }
            final List<RoundTrip> expected =
                runs.get(run).trips().stream().filter(trip -> !elsewhere.containsKey(entry(trip))).toList();
            final int number = run;
            assertEquals(expected, comparison.heaviest(Integer.MAX_VALUE).stream()
                .filter(trade -> trade.run() == number).map(UniqueTrade::trip).toList(), runs.get(run).name());
            assertEquals(expected.size(), comparison.uniqueTrades(run));
        }
        assertTrue(comparison.uniqueTrades(1) > 10 && comparison.uniqueTrades(1) < slow.trips().size());
    }

    private static String entry(final RoundTrip trip) {
        return trip.symbol() + trip.side() + trip.entryTimeNs();
    }

    /** BBBUSDT has number 0 in the one run and 1 in the other: the symbol counts. */
    @Test
    void aPairCountsWhatItHasInCommonWhateverTheNumbersOfTheSymbols() {
        final RunPair pair = new RunComparison(List.of(fast, other)).pairs().get(0);

        final long ofSymbol = other.trips().stream().filter(trip -> trip.symbol().equals("BBBUSDT")).count();
        assertEquals(1, other.result().instruments().get(1).id());
        assertTrue(pair.trades().same() + pair.trades().altered().size() > ofSymbol / 2, pair::toString);
        assertEquals(fast.trips().size(),
            pair.trades().same() + pair.trades().altered().size() + pair.trades().lost().size());
    }

    @Test
    void onlyWhatDiffersIsListedAndTheRestIsOneLine() {
        final String text = text(new RunComparison(List.of(fast, slow)));

        assertTrue(text.contains("settings that differ    A   B\n  param slow            9  12\nthe same in all: "
            + "symbols BBBUSDT, strategy sma-cross, timeframe 15m, "), text);
        assertFalse(text.contains("note:"), text);
        assertFalse(text.contains("funding"), text);
    }

    @Test
    void spansSymbolsAndSamplingsThatDifferAreToldPlainly() {
        final RunComparison comparison = new RunComparison(List.of(fast, coarse, other));
        final RunPair pair = comparison.pairs().get(0);

        assertEquals(List.of(
            "the spans differ: the figures of a run are those of its own span; all of them have "
                + "2022-01-03T00:00:00Z .. 2022-01-09T00:00:00Z",
            "the symbols differ: A, B BBBUSDT; C AAAUSDT, BBBUSDT",
            "the samplings of the equity differ: A, C 15m; B 1h"), ComparisonNotes.of(comparison));
        assertEquals("1h", pair.timeframe().label());
        assertEquals(6 * 24 - 1, pair.returns());
        final EquityCurve curve = coarse.result().equity();
        assertEquals((double) curve.equity(curve.size() - 1) / curve.equity(0) - 1,
            comparison.common().samples().returns(1).total(), 1e-12);
        assertTrue(text(comparison).contains("\n  A  "), text(comparison));
    }

    @Test
    void spansThatDoNotOverlapAreComparedAllTheSame() {
        final ComparedRun early = played("early", "symbols", "BBBUSDT", "timeframe", "15m", "to",
            "2022-01-03T00:00:00Z");
        final RunComparison comparison = new RunComparison(List.of(early, coarse));

        assertTrue(ComparisonNotes.of(comparison).get(0).endsWith("there is no time that all of them have"));
        final Map<String, Object> document = ComparisonJson.document(comparison);
        assertEquals(Optional.empty(), Optional.ofNullable(document.get("common")));
        assertTrue(JsonDocument.render(document).contains("\"correlation\" : null,"));
        assertTrue(text(comparison).contains("A and B            -        0  1h"), text(comparison));
    }

    /** An hour of 1d candles: not one sample. */
    @Test
    void aRunThatIsTooShortForASampleIsComparedAllTheSame() {
        final ComparedRun brief = played("brief", "symbols", "BBBUSDT", "timeframe", "1d", "to",
            "2022-01-01T01:00:00Z");
        final RunComparison comparison = new RunComparison(List.of(brief, fast));

        assertEquals(0, brief.result().equity().size());
        assertTrue(text(comparison).matches("(?s).*\\n  A  +10000.00  10000.00  10000.00  +-  10000.00  +-\\n.*"),
            text(comparison));
        assertTrue(JsonDocument.render(ComparisonJson.document(comparison)).contains("\"lowestTime\" : null,"));
        assertTrue(ComparisonPage.of(comparison).contains("\"times\":[]"));
        assertTrue(ComparisonTables.of(comparison).stream().allMatch(table -> table.csv().contains("\n")));
    }

    @Test
    void whatIsNotWhatWasRecordedOrTradedIsSaidSo() {
        final ComparedRun deviating = new ComparedRun("x", slow.result(),
            Optional.of(new Difference(7, 0, "another stop")), ComparedRun.Fills.OF_VENUE);
        final RunComparison comparison = new RunComparison(List.of(fast, deviating));

        assertFalse(comparison.isAsRecorded());
        assertTrue(new RunComparison(List.of(fast, slow)).isAsRecorded());
        final List<String> notes = ComparisonNotes.of(comparison);
        assertEquals("B does NOT decide now as it was recorded: first at frame 7, 1970-01-01T00:00:00Z, another stop",
            notes.get(0));
        assertTrue(notes.get(1).startsWith("the fills of B came from a venue; "), notes::toString);
    }

    @Test
    @SuppressWarnings("unchecked")
    void thePageIsOneFileWithTheCurvesTheirEndsAndWhatIsCompared() {
        final String html = ComparisonPage.of(new RunComparison(List.of(fast, slow, coarse)));

        assertEquals(3, html.split("<script", -1).length - 1);
        assertFalse(html.contains("@DATA@") || html.contains("@SCRIPT@"));
        final Matcher found = Pattern.compile("<script id=\"data\" type=\"application/json\">(.*?)</script>",
            Pattern.DOTALL).matcher(html);
        assertTrue(found.find());
        final Map<String, Object> data =
            (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(found.group(1));
        final List<Map<String, Object>> runs = (List<Map<String, Object>>) data.get("runs");
        final List<Double> growth = ((Map<String, List<Double>>) runs.get(1).get("curve")).get("growth");
        assertEquals(slow.result().performance().totalReturn(), growth.get(growth.size() - 1), 1e-5);
        final List<Double> drawdown = ((Map<String, List<Double>>) runs.get(1).get("curve")).get("drawdown");
        assertEquals(slow.result().performance().maxDrawdown(),
            drawdown.stream().mapToDouble(Double::doubleValue).min().orElseThrow(), 1e-5);
        assertEquals(3, ((List<?>) data.get("onlyCounts")).size());
        assertTrue(data.get("figures").toString().startsWith("[{figure=final equity, values=["));
    }

    /** However long the runs are: 200,000 samples of eight curves. */
    @Test
    void aLongCurveStaysSmallAndKeepsItsLowestPoint() {
        final List<ComparedRun> runs = new ArrayList<>();
        for (int run = 0; run < RunComparison.MOST; run++) {
            runs.add(new ComparedRun("run " + run, longer(fast.result()), Optional.empty(),
                ComparedRun.Fills.SIMULATED));
        }
        final String html = ComparisonPage.of(new RunComparison(runs));

        assertTrue(html.length() < 2_000_000, html.length() + " characters");
        assertEquals(2 * RunComparison.MOST,
            Pattern.compile("\"(growth|drawdown)\":\\[[^\\]]*-0\\.98765").matcher(html).results().count());
    }

    /** The same run with months of minutes. */
    private static ReplayResult longer(final ReplayResult result) {
        final EquityCurve curve = new EquityCurve(10_000_00000000L, 200_000);
        for (int minute = 1; minute <= 200_000; minute++) {
            curve.sample(minute * 60_000_000_000L, minute == 123_456 ? 123_50000000L : 10_000_00000000L + minute, 0,
                false);
        }
        return new ReplayResult(result.spec(), result.settings(), result.strategy(), result.input(), result.counts(),
            result.digests(), result.fills(), result.trades(), result.openPositions(), result.symbols(),
            result.refusals(), result.refusedSignals(), curve, result.performance(), result.facts(),
            result.wallNanos(), result.firstFailure());
    }
}

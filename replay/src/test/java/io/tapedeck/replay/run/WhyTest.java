package io.tapedeck.replay.run;

import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.journal.cause.CausalIndex;
import io.tapedeck.journal.cause.CausalTree;
import io.tapedeck.journal.cause.SourceTapes;
import io.tapedeck.journal.cause.Subject;
import io.tapedeck.journal.cause.Subject.Kind;
import io.tapedeck.journal.cause.UnknownSubjectException;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.replay.report.RecordedVerdicts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Trades, positions, orders and signals of small runs, explained from their tapes to the letter. */
class WhyTest {
    @TempDir
    private static Path directory;

    @BeforeAll
    static void recordRuns() {
        final ReplayHarness harness = new ReplayHarness(directory.resolve("journal")).sample("BTCUSDT", 7, 20);
        for (final String strategy : List.of("sma-cross", "donchian-breakout", "every-exit", "refusing")) {
            final ReplaySpec spec = ReplayHarness.with(ReplayHarness.smaCross(), "strategy", strategy);
            harness.record(spec, ThreadMode.INLINE, RecordLevel.DECISIONS, directory.resolve(strategy));
        }
        harness.record(ReplayHarness.with(ReplayHarness.smaCross(), "trading.market", "LINEAR_PERPETUAL",
            "trading.account", "ISOLATED_MARGIN", "trading.leverage", "25"), ThreadMode.INLINE, RecordLevel.DECISIONS,
            directory.resolve("margin"));
    }

    private static RecordedTape tape(final String run) {
        return RecordedTape.find(directory.resolve(run).toString(), directory.resolve("journal"));
    }

    private static String why(final String run, final Kind kind, final long id) {
        final RecordedTape tape = tape(run);
        return new CausalTree(new CausalIndex(tape).chain(new Subject(kind, id)),
            SourceTapes.of(tape, directory.resolve("journal")), new RecordedVerdicts()).root().lines();
    }

    private static String golden(final String name) throws IOException {
        try (InputStream file = WhyTest.class.getResourceAsStream("/golden/why/" + name + ".txt")) {
            assertTrue(file != null, "no golden file " + name);
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sma-cross, TRADE, 1, entry-and-exit-by-signal",
        "donchian-breakout, TRADE, 1, stop-loss",
        "every-exit, TRADE, 5, ladder",
        "every-exit, TRADE, 1, trailing-stop",
        "every-exit, TRADE, 3, break-even",
        "every-exit, ORDER, 1, order-that-expired",
        "margin, TRADE, 1, liquidation",
        "refusing, SIGNAL, 5, refused"})
    void theTreeSaysWhatHappened(final String run, final Kind kind, final long id, final String name)
        throws IOException {
        assertEquals(golden(name), why(run, kind, id), name);
    }

    @Test
    void anUnknownNumberIsAnsweredWithItsNeighbours() {
        final CausalIndex index = new CausalIndex(tape("refusing"));

        final UnknownSubjectException unknown = assertThrows(UnknownSubjectException.class,
            () -> index.chain(new Subject(Kind.SIGNAL, 100)));
        assertEquals("the tape has no signal 100; the nearest are signal 5, 6, 7, 8, 9", unknown.getMessage());
    }

    @Test
    void withoutItsHistoryTheInputIsStillNamed() {
        final RecordedTape tape = tape("sma-cross");
        final String tree = new CausalTree(new CausalIndex(tape).chain(new Subject(Kind.TRADE, 1)),
            SourceTapes.of(tape, directory.resolve("elsewhere")), new RecordedVerdicts()).root().lines();

        assertTrue(tree.contains(" of synthetic/BTCUSDT/candles-1m@1"), tree);
        assertFalse(tree.contains("made of"), tree);
    }
}

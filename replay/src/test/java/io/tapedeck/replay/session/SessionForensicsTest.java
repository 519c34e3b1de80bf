package io.tapedeck.replay.session;

import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.replay.performance.RunMetrics;
import io.tapedeck.replay.run.FiguresThen;
import io.tapedeck.replay.run.ReplayHarness;
import io.tapedeck.replay.run.ReplayResult;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.run.RunProgress;
import io.tapedeck.replay.run.RunTape;
import io.tapedeck.replay.run.UnusableRequestException;
import io.tapedeck.replay.run.Verification;
import io.tapedeck.replay.state.Moment;
import io.tapedeck.replay.state.RunStates;
import io.tapedeck.replay.whatif.WhatIf;
import io.tapedeck.replay.whatif.WhatIfResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What can be asked of a replay can be asked of a live session that took in the same minutes, over all of its tapes,
 * with the same answers.
 */
class SessionForensicsTest {
    @TempDir
    private static Path folder;
    private static Path session;
    private static Path run;
    private static RecordedMinutes minutes;

    @BeforeAll
    static void record() throws IOException {
        minutes = new RecordedMinutes(folder.resolve("data"));
        session = folder.resolve("session");
        for (final long frames : new long[] {3_000, 5_000, Long.MAX_VALUE}) {
            try (LiveSession live = minutes.goOn(session, minutes.recovery(session).recover())) {
                minutes.feed(live, frames);
            }
        }
        run = folder.resolve("run");
        minutes.market().record(minutes.plan().spec(), ThreadMode.INLINE, RecordLevel.ALL, run);
    }

    private static Verification verification(final Path of) {
        return new Verification(RunTape.of(of), minutes.market().catalogue(), StrategyCatalogue.load());
    }

    private static WhatIfResult changed(final Path of, final ReplaySpec asked) {
        final WhatIf whatIf = new WhatIf(RunTape.of(of), minutes.market().catalogue(), StrategyCatalogue.load(),
            System::nanoTime);
        final WhatIf.Plan plan = whatIf.plan(asked, "test");
        final WhatIf.Recorded recorded = whatIf.playRecorded(plan, ThreadMode.INLINE, RunProgress.NONE);
        assertEquals(Optional.empty(), recorded.deviation());
        return whatIf.playChanged(plan, recorded.result(), ThreadMode.INLINE, FrameListener.NONE, RunProgress.NONE);
    }

    @Test
    void itIsPlayedAgainAsARun() throws IOException {
        final Verification.Outcome outcome =
            verification(session).run("another", System::nanoTime, ThreadMode.FUSED, RunProgress.NONE);

        assertTrue(outcome.isIdentical(), outcome::toString);
        assertEquals(RunTape.of(run).digests().orElseThrow(), outcome.replayed());
        assertEquals(minutes.verification(session).run().frames(), outcome.compared());
    }

    @Test
    void aChangeBringsWhatItBringsToTheBacktest() {
        for (final String[] change : new String[][] {{"parameter.slow", "13"}, {"limit.order-notional", "4000"},
            {"takerFeeRate", "0.002"}, {"fill", "CLOSE"}}) {
            final ReplaySpec asked = asked(change);
            final WhatIfResult ofSession = changed(session, asked);
            final WhatIfResult ofRun = changed(run, asked);

            assertEquals(ofRun.changed().digests(), ofSession.changed().digests(), change[0]);
            assertEquals(ofRun.difference(), ofSession.difference(), change[0]);
            assertEquals(ofRun.divergence(), ofSession.divergence(), change[0]);
            assertEquals(ofRun.attribution(), ofSession.attribution(), change[0]);
        }
    }

    private static ReplaySpec asked(final String... change) {
        return ReplayHarness.with(minutes.plan().spec(), change);
    }

    @Test
    void everyStateIsThatOfTheBacktest() throws IOException {
        final Random random = RecordedMinutes.random(3);
        try (RunStates ofSession = new RunStates(verification(session)); RunStates ofRun =
            new RunStates(verification(run))) {
            for (int probe = 0; probe < 30; probe++) {
                final Moment moment = Moment.behind(1 + random.nextInt(RecordedMinutes.DAYS * 1_440));
                ofSession.goTo(moment);
                ofRun.goTo(moment);
                assertEquals(ofRun.present(), ofSession.present());
                assertTrue(ofSession.checked().isSound(), ofSession.checked()::sentence);
            }
        }
    }

    @Test
    void aStateFromASnapshotIsThatOfAReplayFromTheBeginning() throws IOException {
        final Random random = RecordedMinutes.random(5);
        for (int probe = 0; probe < 6; probe++) {
            final long late = RecordedMinutes.DAYS * 1_440 - random.nextInt(1_500);
            try (RunStates fromSnapshots = RunStates.fromSnapshots(verification(session)); RunStates ofRun =
                new RunStates(verification(run))) {
                fromSnapshots.goTo(Moment.behind(late));
                ofRun.goTo(Moment.behind(late));
                assertEquals(ofRun.present(), fromSnapshots.present());
                assertTrue(fromSnapshots.checked().isSound(), fromSnapshots.checked()::sentence);
                assertTrue(fromSnapshots.checked().compared() < 5_000, fromSnapshots.checked()::sentence);
                final Moment early = Moment.behind(1 + random.nextInt(9_000));
                fromSnapshots.goTo(early);
                ofRun.goTo(early);
                assertEquals(ofRun.present(), fromSnapshots.present(), "back before the newest snapshots");
                assertTrue(fromSnapshots.checked().compared() < 3_000, "the last snapshot of a tape is kept: "
                    + fromSnapshots.checked().sentence());
            }
        }
    }

    /** As one is that was listed, and cleared away before it was read. */
    @Test
    void aSnapshotThatIsGoneIsPassedOver() throws IOException {
        final Path gone = session.resolve("snapshots/9000000000000000.state");
        Files.createSymbolicLink(gone, Path.of("nowhere"));
        try (RunStates states = RunStates.fromSnapshots(verification(session))) {
            states.goTo(Moment.behind(5_000));
            assertTrue(states.checked().isSound(), states.checked()::sentence);
        } finally {
            Files.delete(gone);
        }
    }

    @Test
    void theStrategyHadTheFiguresOfTheBacktest() {
        final Instant moment = Instant.ofEpochSecond(0, minutes.plan().input().firstNs()).plusSeconds(5 * 86_400);

        assertEquals(figures(run, moment), figures(session, moment));
    }

    private static FiguresThen figures(final Path of, final Instant moment) {
        return FiguresThen.ask(RunTape.of(of), minutes.market().catalogue(), StrategyCatalogue.load(), 0, moment);
    }

    @Test
    void whatCannotBeAskedOfASessionIsRefused() {
        final Verification ofSession = verification(session);

        assertEquals("a live session is played again with all of its symbols, SAMPLE: leave out --symbols",
            refusal(ofSession, asked("symbols", "OTHER")));
        assertEquals("a live session is played again with the candles that it saw: leave out --base",
            refusal(ofSession, asked("base", "1h")));
    }

    private static String refusal(final Verification of, final ReplaySpec asked) {
        return assertThrows(UnusableRequestException.class, () -> of.runner("test", System::nanoTime).plan(asked))
            .getMessage();
    }

    @Test
    void itHasAResultAsARunHas() {
        final ReplayResult live = verification(session).result(ThreadMode.INLINE, RunProgress.NONE);

        assertEquals(minutes.replay().performance(), live.performance());
        assertEquals(minutes.replay().trades(), live.trades());
    }

    @Test
    void allFiguresOfASessionARunAndAReplayAreTheSame() {
        final RunMetrics expected = minutes.replay().metrics();

        assertEquals(expected, verification(session).result(ThreadMode.INLINE, RunProgress.NONE).metrics());
        assertEquals(expected, verification(run).result(ThreadMode.FUSED, RunProgress.NONE).metrics());
        assertTrue(expected.all().trades() > 10, expected::toString);
    }
}

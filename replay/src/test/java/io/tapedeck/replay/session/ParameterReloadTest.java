package io.tapedeck.replay.session;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.MessageText;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.pipeline.TradingPipeline;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.journal.tape.TapeReader;
import io.tapedeck.replay.run.NamedFigures;
import io.tapedeck.replay.run.ReplayRunner;
import io.tapedeck.replay.run.RunFrames;
import io.tapedeck.replay.run.StrategySelection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A session whose strategy is given other parameters knows what a strategy knows that had them all along. */
class ParameterReloadTest {
    private static final int INSTRUMENT = 0;
    /** Frames of a reload up to its first candles. */
    private static final int BEHIND_THE_PARAMETERS = 6;
    /** Frames that open the session. */
    private static final int OPENING = 4;

    @TempDir(factory = MemoryBacked.class)
    private Path folder;
    private Path session;
    private RecordedMinutes minutes;
    private StrategySelection others;
    private RunFrames frames;

    @BeforeEach
    void makeAMarket() {
        session = folder.resolve("session");
        minutes = new RecordedMinutes(folder.resolve("data"));
        others = new RecordedMinutes(folder.resolve("data"), "4", "11").plan().strategy();
        frames = ReplayRunner.frames(minutes.plan());
    }

    @AfterEach
    void close() {
        frames.close();
    }

    private void feed(final LiveSession live, final int count) {
        final Frame frame = Frame.allocate();
        for (int fed = 0; fed < count && frames.hasNext(); fed++) {
            frames.next(frame);
            live.onFrame(frame, true);
        }
    }

    private ParameterReload.Outcome reload(final LiveSession live) throws IOException {
        return new ParameterReload(new SessionFolder(session), others.plan(), others.parameters().asText(), 1)
            .insertInto(live, live.look(SessionEngine::timeNs));
    }

    /** What the strategy knows after so many frames of the market; fast and slow averages to the last digit. */
    private Map<String, Object> knownAllAlong(final int marketFrames) {
        final RecordedMinutes allAlong = new RecordedMinutes(folder.resolve("data"), "4", "11");
        final SessionEngine engine = new SessionEngine(allAlong.plan().strategy().plan(), FrameListener.NONE);
        final Frame frame = Frame.allocate();
        try (RunFrames same = ReplayRunner.frames(allAlong.plan())) {
            for (int fed = 0; fed < marketFrames && same.hasNext(); fed++) {
                same.next(frame);
                engine.onFrame(frame);
            }
        }
        return known(engine.pipeline());
    }

    private Map<String, Object> known(final TradingPipeline pipeline) {
        final NamedFigures figures = new NamedFigures(minutes.plan().instruments().get(INSTRUMENT));
        assertTrue(pipeline.explain(INSTRUMENT, figures));
        return Map.copyOf(figures.values());
    }

    private SessionVerification.Outcome verified() throws IOException {
        final SessionVerification.Outcome outcome = minutes.verification(session).run();
        assertTrue(outcome.isIdentical(), outcome::toString);
        return outcome;
    }

    private List<String> recorded(final String message) {
        final List<String> found = new ArrayList<>();
        final Frame frame = Frame.allocate();
        try (TapeReader reader = RecordedTape.at(session).orElseThrow().open()) {
            while (reader.advance()) {
                reader.copyTo(frame);
                MessageText.of(frame).stream().filter(text -> text.name().equals(message))
                    .map(MessageText::toString).forEach(found::add);
            }
        }
        return found;
    }

    @Test
    void itKnowsWhatOneKnowsThatHadThemAllAlong() throws IOException {
        final Random random = RecordedMinutes.random(5);
        final int before = 1_440 * 4 + random.nextInt(1_440);
        final int behind = random.nextInt(1_440);
        try (LiveSession live = minutes.goOn(session, minutes.recovery(session).recover())) {
            feed(live, before);
            final ParameterReload.Outcome outcome = reload(live);
            assertTrue(outcome.candles() >= 11, outcome::toString);
            assertFalse(outcome.isBlind(), outcome::toString);
            assertEquals(knownAllAlong(before), known(live.engine().pipeline()));
            feed(live, behind);
            assertEquals(knownAllAlong(before + behind), known(live.engine().pipeline()));
            feed(live, Integer.MAX_VALUE);
            assertEquals(others.parameters().asText(), live.engine().pipeline().view().reloadedParameters());
        }
        verified();
        assertEquals(2, recorded("StrategyReload").size());
        assertEquals("StrategyParameter{name=fast, value=4}", recorded("StrategyParameter").get(0));
    }

    @Test
    void candlesThatCloseMeanwhileAreNeitherMissedNorSeenTwice() throws Exception {
        final int before = 3_000;
        final int meanwhile = 6_000;
        try (LiveSession live = minutes.goOn(session, minutes.recovery(session).recover())) {
            feed(live, before);
            final Thread market = new Thread(() -> feed(live, meanwhile));
            market.start();
            int reloads = 0;
            while (market.isAlive()) {
                reload(live);
                reloads++;
            }
            market.join();
            assertTrue(reloads > 0);
            assertEquals(knownAllAlong(before + meanwhile), known(live.engine().pipeline()));
        }
        verified();
    }

    @Test
    void whereTheTapesHoldTooFewCandlesItSaysWhenItWillHaveSeenEnough() throws IOException {
        try (LiveSession live = minutes.goOn(session, minutes.recovery(session).recover())) {
            feed(live, OPENING + 60 * 3);
            final ParameterReload.Outcome outcome = reload(live);
            assertEquals(3, outcome.candles());
            assertTrue(outcome.isBlind(), outcome::toString);
            final NamedFigures figures = new NamedFigures(minutes.plan().instruments().get(INSTRUMENT));
            final long sequence = live.engine().sequence();
            while (!live.engine().pipeline().explain(INSTRUMENT, figures)) {
                feed(live, 1);
            }
            assertTrue(live.engine().sequence() > sequence);
            assertEquals(outcome.warmAtNs(), live.engine().timeNs());
        }
        verified();
    }

    @Test
    void killedInTheMiddleItGoesOnWithWhatItHadAndCanBeToldAgain() throws IOException {
        final Random random = RecordedMinutes.random(6);
        for (int kill = 0; kill < 4; kill++) {
            session = folder.resolve("killed-" + kill);
            frames.close();
            frames = ReplayRunner.frames(minutes.plan());
            final int before = 1_440 * 2 + random.nextInt(1_440);
            final long deadAt = before + 1 + (kill < 2 ? kill * BEHIND_THE_PARAMETERS : random.nextInt(14));
            final LiveSession dead = minutes.goOn(session, minutes.recovery(session, frame -> {
                if (frame.sequence() == deadAt) {
                    throw new IllegalStateException("killed");
                }
            }).recover());
            feed(dead, before);
            if (kill % 2 == 0) {
                dead.snapshotNow();
            }
            assertThrows(IllegalStateException.class, () -> reload(dead));
            dead.close();

            final RecoveredSession first = minutes.recovery(session).recover();
            assertEquals(deadAt, first.engine().sequence());
            assertEquals(Map.of(), first.engine().pipeline().view().reloadedParameters());
            try (LiveSession calledOff = minutes.goOn(session, first)) {
                feed(calledOff, kill % 2 * 100);
            }
            final RecoveredSession recovered = minutes.recovery(session).recover();
            assertEquals(first.engine().pipeline().stateDigest(), recovered.engine().pipeline().stateDigest());
            try (LiveSession live = minutes.goOn(session, recovered)) {
                reload(live);
                feed(live, 500);
                assertEquals(others.parameters().asText(), live.engine().pipeline().view().reloadedParameters());
            }
            verified();
            requireEverySnapshotGoesOn(recovered.engine().pipeline().stateDigest());
        }
    }

    /** Whatever snapshot it goes on from, it comes to the same end. */
    private void requireEverySnapshotGoesOn(final long stateDigest) throws IOException {
        final List<Path> snapshots = new SessionFolder(session).snapshots();
        assertFalse(snapshots.isEmpty());
        for (final Path newest : snapshots) {
            assertEquals(stateDigest, minutes.recovery(session).recover().engine().pipeline().stateDigest());
            Files.delete(newest);
        }
        assertEquals(stateDigest, minutes.recovery(session).recover().engine().pipeline().stateDigest());
    }

    /** Its averages are smoothed without end, so that what was long ago still counts a little. */
    @Test
    void theFilterBeforeItIsShownTheSameCandles() throws IOException {
        final String[] filter = {"filter", "regime", "filterParameter.length", "5"};
        minutes = new RecordedMinutes(folder.resolve("data"), "3", "8", filter);
        others = new RecordedMinutes(folder.resolve("data"), "4", "11", filter).plan().strategy();
        try (LiveSession live = minutes.goOn(session, minutes.recovery(session).recover())) {
            feed(live, 6_000);
            final Map<String, Object> before = known(live.engine().pipeline());
            reload(live);
            final Map<String, Object> behind = known(live.engine().pipeline());
            for (final String figure : List.of("adx", "plus di", "minus di")) {
                assertEquals((Double) before.get(figure), (Double) behind.get(figure), 0.001, figure);
            }
            assertNotEquals(before.get("fast"), behind.get("fast"));
            feed(live, 1_000);
        }
        verified();
        requireEverySnapshotGoesOn(minutes.recovery(session).recover().engine().pipeline().stateDigest());
    }

    @Test
    void aSecondReloadFollowsTheFirst() throws IOException {
        try (LiveSession live = minutes.goOn(session, minutes.recovery(session).recover())) {
            feed(live, 3_000);
            reload(live);
            feed(live, 1_000);
            final StrategySelection first = minutes.plan().strategy();
            new ParameterReload(new SessionFolder(session), first.plan(), first.parameters().asText(), 1)
                .insertInto(live, live.engine().timeNs());
            feed(live, 1_000);
            assertEquals(first.parameters().asText(), live.engine().pipeline().view().reloadedParameters());
            reload(live);
            feed(live, 500);
        }
        verified();
        requireEverySnapshotGoesOn(minutes.recovery(session).recover().engine().pipeline().stateDigest());
    }
}

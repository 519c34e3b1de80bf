package io.tapedeck.replay.session;

import io.tapedeck.journal.session.Durability;
import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.journal.session.SessionTape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * When the disk has a frame, and that nothing leaves before that; what a power cut takes away. The disk that a power
 * cut leaves is made of what it had at its last receipt and of any of the pages that were written since.
 */
class DurabilityTest {
    private static final int FRAMES = 300;
    private static final int PAGE = 4096;
    private static final int POWER_CUTS = 8;
    /** More than the frames of a cut session need. */
    private static final int LENGTH = 1 << 20;

    @TempDir
    private Path folder;
    private RecordedMinutes minutes;
    private Path session;
    private final List<String> events = new ArrayList<>();
    private final TreeSet<Long> batchEnds = new TreeSet<>();

    private void record(final Durability durability, final Random random) throws IOException {
        minutes = new RecordedMinutes(folder.resolve("data"));
        session = folder.resolve("session");
        final RecoveredSession recovered = minutes.recovery(session, frame -> events.add("left " + frame.sequence()))
            .recover();
        try (LiveSession live = minutes.goOn(session, recovered, durability)) {
            live.tellWhenOnDisk(sequence -> events.add("disk " + sequence));
            minutes.feed(live, FRAMES, sequence -> endsBatch(sequence, random));
        }
    }

    private boolean endsBatch(final long sequence, final Random random) {
        final boolean isEnd = sequence == FRAMES || random.nextInt(7) == 0;
        if (isEnd) {
            batchEnds.add(sequence);
        }
        return isEnd;
    }

    @Test
    void aGroupIsOnTheDiskOnceBeforeAnythingOfItLeaves() throws IOException {
        record(Durability.GROUP, RecordedMinutes.random(5));

        final List<String> expected = new ArrayList<>();
        long left = 0;
        for (final long end : batchEnds) {
            expected.add("disk " + end);
            LongStream.rangeClosed(left + 1, end).forEach(sequence -> expected.add("left " + sequence));
            left = end;
        }
        assertEquals(expected, events);
        assertTrue(batchEnds.size() > 20, batchEnds::toString);
    }

    @Test
    void eachFrameIsOnTheDiskBeforeItLeaves() throws IOException {
        record(Durability.EACH, RecordedMinutes.random(5));

        assertEquals(LongStream.rangeClosed(1, FRAMES).boxed()
            .flatMap(sequence -> List.of("disk " + sequence, "left " + sequence).stream()).toList(), events);
    }

    @Test
    void theSystemIsLeftAloneWhereItDecides() throws IOException {
        record(Durability.OS, RecordedMinutes.random(5));

        assertEquals(LongStream.rangeClosed(1, FRAMES).mapToObj(sequence -> "left " + sequence).toList(), events);
    }

    @Test
    void whatIsOnlyPlayedAgainDoesNotLeaveAgain() throws IOException {
        record(Durability.GROUP, RecordedMinutes.random(5));
        events.clear();

        minutes.recovery(session, frame -> events.add("left " + frame.sequence())).recover();

        assertEquals(List.of(), events);
    }

    @ParameterizedTest
    @EnumSource(names = {"GROUP", "EACH"})
    void aPowerCutTakesNothingThatTheDiskHad(final Durability durability) throws IOException {
        minutes = new RecordedMinutes(folder.resolve("data"));
        final Random random = RecordedMinutes.random(durability.ordinal());
        for (int cut = 0; cut < POWER_CUTS; cut++) {
            session = folder.resolve("session-" + cut);
            final PoweredDisk disk = new PoweredDisk();
            final Path left = folder.resolve("left-" + cut);
            final LiveSession live = minutes.goOn(session, minutes.recovery(session).recover(), durability);
            live.tellWhenOnDisk(disk::onReceipt);
            minutes.feed(live, 20 + random.nextInt(FRAMES / 2), sequence -> random.nextInt(40) == 0);
            disk.cutPower(left, random);

            final RecoveredSession recovered = minutes.recovery(left).recover();

            final String where = "cut " + cut + " after frame " + disk.lastReceipt + ": " + recovered.findings();
            assertTrue(recovered.engine().sequence() >= disk.lastReceipt, where);
            goOnAndVerify(left, recovered, where);
            live.close();
        }
    }

    private void goOnAndVerify(final Path left, final RecoveredSession recovered, final String where)
        throws IOException {
        try (LiveSession live = minutes.goOn(left, recovered)) {
            minutes.feed(live, 10);
        }
        final SessionVerification.Outcome outcome = minutes.verification(left).run();
        assertTrue(outcome.isIdentical(), () -> where + ", " + outcome);
        assertEquals(recovered.engine().sequence(), outcome.frames(), where);
    }

    /** The first tape of the session as the disk has it. */
    private final class PoweredDisk {
        private byte[] safe = {};
        private long lastReceipt;

        void onReceipt(final long sequence) {
            lastReceipt = sequence;
            safe = bytes();
        }

        private byte[] bytes() {
            try (InputStream file = Files.newInputStream(tape().directory().resolve("19700101L.cq4"))) {
                return file.readNBytes(LENGTH);
            } catch (final IOException refused) {
                throw new IllegalStateException(refused);
            }
        }

        private SessionTape tape() throws IOException {
            return new SessionFolder(session).tapes().get(0);
        }

        void cutPower(final Path left, final Random random) throws IOException {
            final byte[] written = bytes();
            final byte[] bytes = Arrays.copyOf(safe, written.length);
            for (int page = 0; page < bytes.length; page += PAGE) {
                if (random.nextBoolean()) {
                    System.arraycopy(written, page, bytes, page, Math.min(PAGE, bytes.length - page));
                }
            }
            final Path tape = Files.createDirectories(left.resolve("tapes/000001"));
            Files.copy(tape().directory().resolve("manifest.yaml"), tape.resolve("manifest.yaml"));
            Files.write(tape.resolve("19700101L.cq4"), lastReceipt == 0 ? new byte[0] : bytes);
        }
    }
}

package io.tapedeck.replay.session;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.OperatorActionCode;
import io.tapedeck.engine.event.codec.OperatorCommandDecoder;
import io.tapedeck.engine.event.codec.OperatorCommandEncoder;
import io.tapedeck.journal.session.Durability;
import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.journal.tape.TapeReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A halt that is told while the journal stands still comes before everything that waits behind it. */
class UrgentInputTest {
    private static final int STANDS_AT = 50;

    @TempDir(factory = MemoryBacked.class)
    private Path folder;
    private LiveSession live;

    private static void halt(final Frame frame) {
        frame.begin(0, 1, 1).append(new OperatorCommandEncoder())
            .instrumentId(0).action(OperatorActionCode.HALT).commandId(1);
    }

    /** Another thread would do this while the frame is being journaled. */
    private void meanwhile(final Frame frame) {
        if (frame.sequence() == STANDS_AT) {
            live.putFirst(UrgentInputTest::halt);
        }
    }

    @Test
    void aHaltOvertakesWhatWaitsInTheRing() throws IOException {
        final RecordedMinutes minutes = new RecordedMinutes(folder.resolve("data"));
        final Path session = folder.resolve("session");
        live = minutes.goOn(session, minutes.recovery(session, this::meanwhile).recover(), Durability.GROUP);
        try (LiveSession open = live) {
            minutes.feed(open, 100, sequence -> sequence % 10 == 0);
            assertEquals("HALTED", open.engine().pipeline().view().tradingState().name());
        }

        assertEquals(List.of(STANDS_AT + 1L), commands(session));
        final SessionVerification.Outcome outcome = minutes.verification(session).run();
        assertTrue(outcome.isIdentical(), outcome::toString);
    }

    private static List<Long> commands(final Path session) throws IOException {
        final List<Long> commands = new ArrayList<>();
        final Frame frame = Frame.allocate();
        try (TapeReader reader = new SessionFolder(session).tapes().get(0).open().orElseThrow()) {
            while (reader.advance()) {
                reader.copyTo(frame);
                if (frame.inputTemplateId() == OperatorCommandDecoder.TEMPLATE_ID) {
                    commands.add(frame.sequence());
                }
            }
        }
        return commands;
    }
}

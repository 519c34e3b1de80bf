package io.tapedeck.journal.backup;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.TimerEncoder;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.inspect.TapeFindings;
import io.tapedeck.journal.inspect.TapeVerification;
import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.journal.session.SessionTape;
import io.tapedeck.journal.session.StateSnapshot;
import io.tapedeck.journal.tape.SessionTapeWriter;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A session of timer frames, whose every figure follows from its sequence and a salt. */
final class RecordedFolder {
    private final SessionFolder folder;
    private final long salt;
    private final Frame frame = Frame.allocate();
    private SessionTapeWriter writer;
    private long sequence;

    RecordedFolder(final Path directory, final long salt) {
        folder = new SessionFolder(directory);
        this.salt = salt;
    }

    SessionFolder folder() {
        return folder;
    }

    RecordedFolder begin() throws IOException {
        writer = new SessionTapeWriter(folder.begin(sequence + 1, Map.of("codeVersion", "test")).directory(),
            RecordLevel.ALL);
        return this;
    }

    RecordedFolder frames(final int count) {
        for (int index = 0; index < count; index++) {
            sequence++;
            frame.begin(sequence, sequence * 1_000, sequence * 1_000).append(new TimerEncoder()).timerId(
                sequence * 31 + salt);
            writer.onFrame(frame);
        }
        return this;
    }

    RecordedFolder close() {
        writer.close();
        return this;
    }

    /** The state behind the last frame. */
    RecordedFolder snapshot() throws IOException {
        folder.write(stateBehind(sequence));
        return this;
    }

    static StateSnapshot stateBehind(final long sequence) {
        return new StateSnapshot(sequence, sequence * 1_000, sequence * 7, new byte[]{1},
            new byte[]{2, (byte) sequence});
    }

    long sequence() {
        return sequence;
    }

    static TapeFindings findings(final SessionTape tape) {
        return TapeVerification.of(RecordedTape.at(tape.directory()).orElseThrow());
    }

    static void flip(final Path tape, final long place, final int bit) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(tape.resolve("19700101L.cq4").toFile(), "rw")) {
            file.seek(place);
            final int value = file.read();
            file.seek(place);
            file.write(value ^ 1 << bit);
        }
    }

    static List<Long> framesOf(final Path session) throws IOException {
        return new SessionFolder(session).tapes().stream().map(tape -> findings(tape).sound().frames()).toList();
    }
}

package io.tapedeck.replay.shrink;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.journal.catalogue.Catalogue;
import io.tapedeck.journal.catalogue.CatalogueUpdate;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.tape.Folders;
import io.tapedeck.journal.tape.HistoryTapeWriter;
import io.tapedeck.journal.tape.TapeReader;
import io.tapedeck.journal.tape.TapeReader.SequenceRule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * Shrinks a generation of history. Every trial is a journal of its own with what is left of the tape, numbered anew, so
 * that a check may replay it; the original is only read. One thread.
 */
public final class TapeShrink {
    private final HistoryTape tape;
    private final FailingCheck check;
    private final Path work;
    private final String codeVersion;
    private final LongConsumer progress;
    private long trials;

    /**
     * A shrink that was not begun.
     *
     * @param tape        to shrink.
     * @param check       that fails on it.
     * @param work        folder for the trials; each is cleared away.
     * @param codeVersion of this program.
     * @param progress    told how many frames are left whenever they have become fewer.
     */
    public TapeShrink(final HistoryTape tape, final FailingCheck check, final Path work, final String codeVersion,
        final LongConsumer progress) {
        this.tape = tape;
        this.check = check;
        this.work = work;
        this.codeVersion = codeVersion;
        this.progress = progress;
    }

    /**
     * What was left. Immutable.
     *
     * @param tape      the small one.
     * @param sequences on the original of the frames that it has.
     * @param trials    how often the check was tried.
     */
    public record Shrunk(HistoryTape tape, List<Long> sequences, long trials) {
        /** Keeps a copy of the list. */
        public Shrunk {
            sequences = List.copyOf(sequences);
        }
    }

    /**
     * Shrinks the tape; the check must fail on the whole of it.
     *
     * @param journal of the small tape, which must not be there yet.
     * @return what was left.
     * @throws IOException where the disk refuses, or the check cannot be tried.
     */
    public Shrunk into(final Path journal) throws IOException {
        final List<Long> whole = LongStream.rangeClosed(1, tape.frames()).boxed().toList();
        final List<Long> least = new DeltaDebugging(this::fails).minimize(whole);
        return new Shrunk(write(journal, least), least, trials);
    }

    private boolean fails(final List<Long> sequences) throws IOException {
        if (sequences.isEmpty()) {
            return false;
        }
        trials++;
        final Path journal = Files.createTempDirectory(work, "trial");
        try {
            write(journal, sequences);
            final boolean fails = check.failsOn(journal);
            if (fails) {
                progress.accept(sequences.size());
            }
            return fails;
        } finally {
            Folders.delete(journal);
        }
    }

    private HistoryTape write(final Path journal, final List<Long> sequences) throws IOException {
        try (CatalogueUpdate update = CatalogueUpdate.begin(new Catalogue(journal))) {
            final Copy copy = new Copy(sequences);
            final String contentHash;
            try (HistoryTapeWriter writer = new HistoryTapeWriter(update.nextDirectory(tape.key()))) {
                copy.into(writer);
                contentHash = writer.contentHash();
            }
            return update.publish(tape.key(), new CatalogueUpdate.Written(tape.instrument(),
                copy.firstTimeNs - spanNs(), copy.lastTimeNs, copy.copied, contentHash,
                "shrunk from " + tape.reference() + " " + tape.contentHash(), codeVersion));
        }
    }

    private long spanNs() {
        return tape.key().span().map(Timeframe::durationNs).orElse(0L);
    }

    /** Some frames of the tape, in their order. */
    private final class Copy {
        private final List<Long> sequences;
        private final Frame frame = Frame.allocate();
        private int copied;
        private long firstTimeNs;
        private long lastTimeNs;

        private Copy(final List<Long> sequences) {
            this.sequences = sequences;
        }

        private void into(final HistoryTapeWriter writer) {
            try (TapeReader reader = new TapeReader(tape.directory(), SequenceRule.CONTIGUOUS)) {
                while (copied < sequences.size() && reader.advance()) {
                    reader.copyTo(frame);
                    if (frame.sequence() == sequences.get(copied)) {
                        append(writer);
                    }
                }
            }
        }

        private void append(final HistoryTapeWriter writer) {
            lastTimeNs = frame.engineTimeNs();
            firstTimeNs = copied == 0 ? lastTimeNs : firstTimeNs;
            copied++;
            final Frame next = writer.next(lastTimeNs);
            next.copyFrom(frame.buffer(), 0, frame.length());
            next.renumber(copied);
            writer.commit();
        }
    }
}

package io.tapedeck.journal.tape;

import org.agrona.concurrent.UnsafeBuffer;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * The documents of tapes behind one another, as if they were one. A document is a frame, so that the beginning of a
 * later part says how many documents of an earlier one count. Parts that are begun meanwhile are found at the end. One
 * thread at a time; allocates at the borders of parts only.
 */
final class ConsecutiveDocuments implements DocumentSequence {
    private static final int UNKNOWN = -1;

    private final Supplier<? extends List<? extends TapePart>> folder;
    private List<? extends TapePart> parts;
    private int present;
    private TapeDocuments documents;
    private long taken;
    private long count = UNKNOWN;
    private long read;

    /**
     * Documents from the first part on.
     *
     * @param folder lists the parts in their order; there is at least one, and none goes away.
     */
    ConsecutiveDocuments(final Supplier<? extends List<? extends TapePart>> folder) {
        this.folder = folder;
        parts = folder.get();
    }

    /** Sequence of the frame in the first document. */
    long firstSequence() {
        return parts.get(0).firstSequence();
    }

    @Override
    public boolean next(final UnsafeBuffer document) {
        do {
            if (taken < limit(present) && isOpen() && documents.next(document)) {
                taken++;
                read++;
                return true;
            }
        } while (moveOn());
        return false;
    }

    /** How many documents of a part count. */
    private long limit(final int part) {
        long next = Long.MAX_VALUE;
        for (int later = part + 1; later < parts.size(); later++) {
            next = Math.min(next, parts.get(later).firstSequence());
        }
        return next == Long.MAX_VALUE ? next : Math.max(next - parts.get(part).firstSequence(), 0);
    }

    private boolean isOpen() {
        if (documents == null && !parts.get(present).hasNoFrame()) {
            documents = new TapeDocuments(parts.get(present).directory());
        }
        return documents != null;
    }

    private boolean moveOn() {
        final boolean wasLast = isLast();
        if (wasLast) {
            parts = folder.get();
            return !isLast();
        }
        if (taken < limit(present)) {
            throw new DamagedTapeException(directory(), "it ends " + (limit(present) - taken)
                + " frames before the one that the next tape begins with");
        }
        goTo(present + 1);
        return true;
    }

    private boolean isLast() {
        return present == parts.size() - 1;
    }

    private void goTo(final int part) {
        if (part != present) {
            closePresent();
            present = part;
        }
        taken = 0;
    }

    @Override
    public long count() {
        if (count == UNKNOWN) {
            count = countLast();
            for (int part = 0; part < parts.size() - 1; part++) {
                count += limit(part);
            }
        }
        return count;
    }

    private long countLast() {
        final TapePart last = parts.get(parts.size() - 1);
        if (last.hasNoFrame()) {
            return 0;
        }
        try (TapeDocuments counted = new TapeDocuments(last.directory())) {
            return counted.count();
        }
    }

    @Override
    public void moveTo(final long number) {
        int part = 0;
        long left = number;
        while (part < parts.size() - 1 && left >= limit(part)) {
            left -= limit(part);
            part++;
        }
        goTo(part);
        if (isOpen()) {
            documents.count();
            documents.moveTo(left);
            taken = left;
        }
    }

    @Override
    public void requireLastReached() {
        if (documents != null) {
            documents.requireLastReached();
        }
    }

    @Override
    public Path directory() {
        return parts.get(present).directory();
    }

    @Override
    public long position() {
        return documents == null ? 0 : documents.position();
    }

    @Override
    public long read() {
        return read;
    }

    private void closePresent() {
        if (documents != null) {
            documents.close();
            documents = null;
        }
    }

    @Override
    public void close() {
        closePresent();
    }
}

package io.tapedeck.app.live;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What was opened, to be closed again: the last first, each whatever becomes of the others. One thread.
 */
final class Shutdown implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    /** Takes charge of something. */
    <T extends AutoCloseable> T of(final T resource) {
        opened.push(resource);
        return resource;
    }

    @Override
    public void close() throws IOException {
        IOException first = null;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (final Exception fault) {
                first = first == null ? new IOException(fault.getMessage(), fault) : suppressing(first, fault);
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private static IOException suppressing(final IOException first, final Exception fault) {
        first.addSuppressed(fault);
        return first;
    }
}

package io.tapedeck.app.control;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Lines of text over a socket, bounded in length and time. A socket of this kind knows no timeouts: it is closed under
 * the hands of whoever reads or writes for too long. One thread.
 */
final class LineChannel implements AutoCloseable {
    private static final int BUFFER_LENGTH = 8 << 10;

    private final SocketChannel channel;
    private final int longestLine;
    private final Duration timeout;
    private final ScheduledExecutorService watch;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_LENGTH).flip();

    LineChannel(final SocketChannel channel, final int longestLine, final Duration timeout,
        final ScheduledExecutorService watch) {
        this.channel = channel;
        this.longestLine = longestLine;
        this.timeout = timeout;
        this.watch = watch;
    }

    /** Something that takes as long as the other side lets it. */
    private interface Transfer<T> {
        T run() throws IOException;
    }

    private <T> T within(final Transfer<T> transfer) throws IOException {
        final Future<?> deadline = watch.schedule(this::close, timeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return transfer.run();
        } finally {
            deadline.cancel(false);
        }
    }

    /** The next line without its end; empty where the other side has no more. */
    Optional<String> read() throws IOException {
        return within(this::readLine);
    }

    private Optional<String> readLine() throws IOException {
        final ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            while (buffer.hasRemaining()) {
                final byte next = buffer.get();
                if (next == '\n') {
                    return Optional.of(line.toString(StandardCharsets.UTF_8));
                }
                line.write(next);
            }
            if (line.size() > longestLine) {
                throw new LineTooLongException(longestLine);
            }
            if (!fill()) {
                return ended(line);
            }
        }
    }

    private boolean fill() throws IOException {
        buffer.clear();
        final int length = channel.read(buffer);
        buffer.flip();
        return length >= 0;
    }

    private static Optional<String> ended(final ByteArrayOutputStream line) throws EOFException {
        if (line.size() > 0) {
            throw new EOFException("the line has no end");
        }
        return Optional.empty();
    }

    void write(final String line) throws IOException {
        final ByteBuffer bytes = ByteBuffer.wrap((line + '\n').getBytes(StandardCharsets.UTF_8));
        within(() -> {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            return null;
        });
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (final IOException alreadyGone) {
            // There is nobody to tell.
            return;
        }
    }
}

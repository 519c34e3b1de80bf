package io.tapedeck.gateways.websocket;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A socket that counts what arrives. The WebSocket layer answers pings without telling anybody; on a quiet stream they
 * are the only proof that the other side is alive.
 */
final class CountedSocket extends Socket {
    private final AtomicLong arrived;

    CountedSocket(final AtomicLong arrived) {
        this.arrived = arrived;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new CountedStream(super.getInputStream(), arrived);
    }

    private static final class CountedStream extends FilterInputStream {
        private final AtomicLong arrived;

        CountedStream(final InputStream stream, final AtomicLong arrived) {
            super(stream);
            this.arrived = arrived;
        }

        @Override
        public int read() throws IOException {
            final int value = in.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(final byte[] target, final int offset, final int length) throws IOException {
            final int count = in.read(target, offset, length);
            count(count);
            return count;
        }

        /** One thread reads, so adding needs no atomic step. */
        private void count(final int bytes) {
            if (bytes > 0) {
                arrived.lazySet(arrived.get() + bytes);
            }
        }
    }
}

package io.tapedeck.gateways.websocket;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import static org.junit.jupiter.api.Assertions.assertNotNull;

/** Keeps what a socket told, as words. */
final class RecordedHandler implements WebSocketHandler {
    private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
    volatile String thread;

    /** The next thing that it told, which is waited for. */
    String next() throws InterruptedException {
        final String words = told.poll(20, TimeUnit.SECONDS);
        assertNotNull(words, "the socket says nothing");
        return words;
    }

    boolean isSilent() {
        return told.isEmpty();
    }

    @Override
    public void onOpen() {
        thread = Thread.currentThread().getName();
        told.add("open");
    }

    @Override
    public void onMessage(final byte[] message, final int length) {
        told.add(new String(message, 0, length, StandardCharsets.UTF_8));
    }

    @Override
    public void onHandshakeRefused(final HandshakeRefusal refusal) {
        told.add(refusal.sentence());
    }

    @Override
    public void onEnd(final String problem) {
        told.add(problem);
    }
}

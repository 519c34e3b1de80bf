package io.tapedeck.gateways.websocket;

import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;

import java.io.EOFException;
import java.time.Duration;

/** Turns what OkHttp tells into what a {@link WebSocketHandler} is told. Called by the thread of the socket. */
final class OkHttpListener extends WebSocketListener {
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int NORMAL_CLOSURE = 1000;

    private final String thread;
    private final WebSocketHandler handler;
    private final MessageBytes bytes = new MessageBytes();
    private volatile boolean open;
    private boolean ended;

    OkHttpListener(final String thread, final WebSocketHandler handler) {
        this.thread = thread;
        this.handler = handler;
    }

    boolean isOpen() {
        return open;
    }

    @Override
    public void onOpen(final WebSocket socket, final Response response) {
        Thread.currentThread().setName(thread);
        open = true;
        handler.onOpen();
    }

    @Override
    public void onMessage(final WebSocket socket, final String text) {
        final int length = bytes.set(text);
        handler.onMessage(bytes.array(), length);
    }

    @Override
    public void onMessage(final WebSocket socket, final ByteString data) {
        final int length = bytes.set(data);
        handler.onMessage(bytes.array(), length);
    }

    @Override
    public void onClosing(final WebSocket socket, final int code, final String reason) {
        socket.close(NORMAL_CLOSURE, null);
        end("the venue closed the connection with code " + code + (reason.isEmpty() ? "." : " (" + reason + ")."));
    }

    @Override
    public void onFailure(final WebSocket socket, final Throwable fault, final Response response) {
        if (response != null && response.code() != SWITCHING_PROTOCOLS && !ended) {
            ended = true;
            handler.onHandshakeRefused(new HandshakeRefusal(response.code(), retryAfter(response)));
        } else {
            end("the connection broke: " + words(fault) + ".");
        }
    }

    /** The end of a stream that nobody announced is the one fault that comes without words. */
    private static String words(final Throwable fault) {
        if (fault.getMessage() != null) {
            return fault.getMessage();
        }
        return fault instanceof EOFException ? "the other side is gone" : fault.getClass().getSimpleName();
    }

    private void end(final String problem) {
        if (!ended) {
            ended = true;
            handler.onEnd(problem);
        }
    }

    /** In seconds, as venues give it; a date is not understood and counts as not given. */
    private static Duration retryAfter(final Response response) {
        final String value = response.header("Retry-After", "");
        return value.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(value)) : Duration.ZERO;
    }
}

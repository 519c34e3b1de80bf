package io.tapedeck.gateways.notification;

import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

import javax.net.ssl.SSLException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;

/**
 * Posts to a channel, once. Follows no redirection, for that would carry a secret to another host; tells no message of
 * an exception, for those name addresses. One thread; {@link #cancel} from any.
 */
final class AlertPost {
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    private static final long LONGEST_ANSWER = 8 << 10;

    private final OkHttpClient client;
    private final AlertChannel channel;

    AlertPost(final AlertChannel channel, final Duration timeout) {
        this.channel = channel;
        client = new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            .callTimeout(timeout)
            .build();
    }

    PostVerdict send(final String body) {
        final Request request = new Request.Builder().url(channel.address().url())
            .post(RequestBody.create(body, JSON)).build();
        try (Response response = client.newCall(request).execute()) {
            return PostVerdict.of(response.code(), response.header("Retry-After"),
                response.peekBody(LONGEST_ANSWER).string(), channel.address());
        } catch (final IOException broken) {
            return PostVerdict.unreachable(sentence(broken));
        }
    }

    private static String sentence(final IOException broken) {
        if (broken instanceof UnknownHostException) {
            return "the name of the host is not known";
        }
        if (broken instanceof ConnectException) {
            return "the host takes no connection";
        }
        if (broken instanceof InterruptedIOException) {
            return "no answer in time";
        }
        return broken instanceof SSLException ? "no TLS connection" : "the connection broke";
    }

    void cancel() {
        client.dispatcher().cancelAll();
    }

    void close() {
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }
}

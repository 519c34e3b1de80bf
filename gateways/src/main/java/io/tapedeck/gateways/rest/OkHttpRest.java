package io.tapedeck.gateways.rest;

import io.tapedeck.gateways.http.HttpClients;
import io.tapedeck.gateways.venue.RestAnswer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Requests by OkHttp, on the thread that asks. Any thread. */
public final class OkHttpRest implements RestTransport {
    private final HttpClients clients;

    /**
     * No connection yet.
     *
     * @param timeout for connecting, for each wait for more, and for a request as a whole.
     */
    public OkHttpRest(final Duration timeout) {
        clients = new HttpClients(new OkHttpClient.Builder()
            .connectTimeout(timeout)
            .readTimeout(timeout)
            .callTimeout(timeout)
            .retryOnConnectionFailure(false)
            .followRedirects(false));
    }

    @Override
    public RestAnswer get(final URI address) throws IOException {
        final Request request = new Request.Builder().url(address.toString()).build();
        try (Response response = clients.of(address).newCall(request).execute()) {
            return new RestAnswer(response.code(), headers(response), response.body().bytes());
        }
    }

    @Override
    public void cancel() {
        clients.cancelAll();
    }

    @Override
    public void close() {
        clients.close();
    }

    private static Map<String, String> headers(final Response response) {
        final Map<String, String> headers = new LinkedHashMap<>();
        response.headers().forEach(pair -> headers.put(pair.getFirst().toLowerCase(Locale.ROOT), pair.getSecond()));
        return headers;
    }
}

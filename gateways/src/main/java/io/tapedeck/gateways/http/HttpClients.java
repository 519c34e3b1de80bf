package io.tapedeck.gateways.http;

import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;

import java.net.URI;
import java.util.List;

/**
 * The clients of OkHttp for plain and for encrypted addresses, with the same settings, threads and connections.
 *
 * <p>To encrypt, OkHttp reads every certificate that the JDK trusts: a tenth of the start of a daemon. So that client
 * is made when the first address asks for it, which a venue to practise on never does. Any thread; allocates at the
 * first encrypted address.
 */
public final class HttpClients implements AutoCloseable {
    private static final List<String> ENCRYPTED_SCHEMES = List.of("https", "wss");

    private final OkHttpClient plain;
    private OkHttpClient encrypted;

    /**
     * Clients that are alike but for the encryption.
     *
     * @param settings of both.
     */
    public HttpClients(final OkHttpClient.Builder settings) {
        plain = settings.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)).build();
    }

    /**
     * The client for an address.
     *
     * @param address of whatever scheme; one that is neither plain nor encrypted is refused by the client.
     * @return the same one for every address of its kind.
     */
    public OkHttpClient of(final URI address) {
        return ENCRYPTED_SCHEMES.contains(address.getScheme()) ? encrypted() : plain;
    }

    private synchronized OkHttpClient encrypted() {
        if (encrypted == null) {
            encrypted = plain.newBuilder().connectionSpecs(List.of(ConnectionSpec.MODERN_TLS)).build();
        }
        return encrypted;
    }

    /** Gives up all that is going on. */
    public void cancelAll() {
        plain.dispatcher().cancelAll();
    }

    /** Gives up all that is going on, and closes the connections that were kept. */
    @Override
    public void close() {
        cancelAll();
        plain.connectionPool().evictAll();
    }
}

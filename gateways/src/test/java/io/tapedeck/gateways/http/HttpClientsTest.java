package io.tapedeck.gateways.http;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

class HttpClientsTest {
    private static final URI PLAIN = URI.create("http://127.0.0.1/");
    private static final URI ENCRYPTED = URI.create("https://venue.example/");
    private static final String PASSWORD = "unimportant";

    private final HttpClients clients = new HttpClients(new OkHttpClient.Builder());

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void certificatesAreReadForEncryptedAddressesOnly() {
        assertThrows(IllegalStateException.class, () -> clients.of(PLAIN).sslSocketFactory());
        assertThrows(IllegalStateException.class, () -> clients.of(URI.create("ws://127.0.0.1/")).sslSocketFactory());

        assertNotNull(clients.of(ENCRYPTED).x509TrustManager());
        assertSame(clients.of(ENCRYPTED), clients.of(URI.create("wss://venue.example/stream")));
    }

    @Test
    void bothHaveTheSameThreadsAndConnections() {
        final OkHttpClient plain = clients.of(PLAIN);
        final OkHttpClient encrypted = clients.of(ENCRYPTED);

        assertNotSame(plain, encrypted);
        assertSame(plain.dispatcher(), encrypted.dispatcher());
        assertSame(plain.connectionPool(), encrypted.connectionPool());
    }

    @Test
    void whoHasNoCertificateThatTheJdkTrustsIsNotAsked() throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.useHttps(selfSigned().getSocketFactory());
            server.enqueue(new MockResponse.Builder().body("believe me").build());
            server.start();

            assertThrows(SSLHandshakeException.class, () -> ask(server.url("/").uri()));
            assertEquals(0, server.getRequestCount());
        }
    }

    @Test
    void whoIsPlainIsAskedPlainly() throws IOException {
        try (MockWebServer server = new MockWebServer()) {
            server.enqueue(new MockResponse.Builder().body("here").build());
            server.start();

            assertEquals("here", ask(server.url("/").uri()));
        }
    }

    private String ask(final URI address) throws IOException {
        try (Response response = clients.of(address).newCall(new Request.Builder().url(address.toString()).build())
            .execute()) {
            return response.body().string();
        }
    }

    private SSLContext selfSigned() throws IOException, InterruptedException, GeneralSecurityException {
        final Path store = folder.resolve("store.p12");
        final Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
            "-genkeypair", "-keyalg", "EC", "-alias", "venue", "-dname", "CN=127.0.0.1", "-storepass", PASSWORD,
            "-keystore", store.toString()).redirectErrorStream(true).start();
        assertEquals(0, keytool.waitFor(), () -> "keytool: " + keytool);
        final KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        final KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        final SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), null, null);
        return context;
    }
}

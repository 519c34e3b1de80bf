package io.tapedeck.gateways.rest;

import io.tapedeck.gateways.venue.RestRequest;
import io.tapedeck.gateways.venue.UnreadableAnswerException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Real answers on this machine; time is virtual, but for the limit of a request. */
class RestClientTest {
    private static final RestRequest REQUEST = new RestRequest("/api/v3/klines?symbol=BTCUSDT", 2);

    private final MockWebServer server = new MockWebServer();
    private final OkHttpRest transport = new OkHttpRest(Duration.ofMillis(500));
    private final VirtualPace pace = new VirtualPace();
    private final RequestBudget budget = new RequestBudget(100, Duration.ofMinutes(1));
    private RestClient client;

    @BeforeEach
    void start() throws Exception {
        server.start();
        client = new RestClient(URI.create("http://127.0.0.1:" + server.getPort()), FakeJudge::judge, transport, budget,
            RestSettings.ofHistory(), pace, 7);
    }

    @AfterEach
    void close() {
        transport.close();
        server.close();
    }

    @Test
    void readsAnAnswer() throws Exception {
        answer(200, "[1]");
        assertEquals("[1]", ask().value().orElseThrow());
        assertEquals("/api/v3/klines?symbol=BTCUSDT", server.takeRequest().getTarget());
        assertEquals(0, pace.seconds());
    }

    @Test
    void asksAgainAfterFaultsThatSayNothing() {
        answer(500, "oops");
        answer(503, "Unknown error");
        server.enqueue(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
        server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
        server.enqueue(new MockResponse.Builder().body("cut short").setHeader("Content-Length", 400)
            .onResponseEnd(new SocketEffect.CloseSocket()).build());
        answer(200, "<html>login</html>");
        answer(200, "[1]");
        assertEquals("[1]", ask().value().orElseThrow());
        assertEquals(7, server.getRequestCount());
    }

    @Test
    void givesUpInTheEndAndSaysWhy() {
        for (int attempt = 0; attempt < 8; attempt++) {
            answer(502, "bad gateway");
        }
        final var failed = failed(RestFailure.UNANSWERED);
        assertEquals("Gave up after 8 tries, the last: HTTP 502: bad gateway", failed.problem());
        assertEquals(8, server.getRequestCount());
        assertTrue(pace.seconds() < 1 + 2 + 4 + 8 + 16 + 32 + 60, pace.seconds() + " s");
    }

    @Test
    void asksOnceWhatIsRefused() {
        answer(400, "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}");
        assertEquals("HTTP 400: {\"code\":-1121,\"msg\":\"Invalid symbol.\"}", failed(RestFailure.REFUSED).problem());
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void sendsNothingToTheHostUntilAPauseIsOver() {
        server.enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", 30).build());
        answer(200, "[1]");
        pace.whileSleeping(() -> assertTrue(pace.seconds() >= 30 || server.getRequestCount() == 1));
        assertEquals("[1]", ask().value().orElseThrow());
        assertTrue(pace.seconds() >= 30 && pace.seconds() < 32, pace.seconds() + " s");
    }

    @Test
    void doesNotWaitForABanOfDaysNorLetsOthersAsk() {
        server.enqueue(new MockResponse.Builder().code(418).addHeader("Retry-After", 259_200).body("banned").build());
        assertEquals("HTTP 418: banned", failed(RestFailure.BANNED).problem());
        final RestClient other = new RestClient(URI.create("http://127.0.0.1:" + server.getPort()), FakeJudge::judge,
            transport, budget, RestSettings.ofHistory(), pace, 8);
        final var failed = assertInstanceOf(RestOutcome.Failed.class, other.ask(REQUEST, RestClientTest::read));
        assertTrue(failed.problem().endsWith(" must not be asked anything for another 259200 s."), failed.problem());
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void waitsWhenTheVenueSaysThatTheWeightIsUsed() {
        server.enqueue(new MockResponse.Builder().body("[1]").addHeader("X-MBX-USED-WEIGHT-1M", 99).build());
        server.enqueue(new MockResponse.Builder().body("[2]").addHeader("X-MBX-USED-WEIGHT-1M", 2).build());
        answer(200, "[3]");
        assertEquals("[1]", ask().value().orElseThrow());
        assertEquals(0, pace.seconds());
        assertEquals("[2]", ask().value().orElseThrow());
        assertEquals(60, pace.seconds());
        assertEquals("[3]", ask().value().orElseThrow());
        assertEquals(60, pace.seconds());
    }

    @Test
    void aCancellationEndsTheWait() {
        server.enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", 200).build());
        pace.whileSleeping(() -> {
            if (pace.seconds() >= 5) {
                client.cancel();
            }
        });
        failed(RestFailure.CANCELLED);
        assertEquals(5, pace.seconds());
        failed(RestFailure.CANCELLED);
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void aCancellationBreaksOffARequest() throws Exception {
        server.enqueue(new MockResponse.Builder().headersDelay(20, TimeUnit.SECONDS).build());
        try (OkHttpRest patient = new OkHttpRest(Duration.ofSeconds(20))) {
            final RestClient waiting = new RestClient(URI.create("http://127.0.0.1:" + server.getPort()),
                FakeJudge::judge, patient, budget, RestSettings.ofHistory(), pace, 7);
            final Thread canceller = new Thread(() -> cancelOnceAsked(waiting));
            canceller.start();
            final var failed = assertInstanceOf(RestOutcome.Failed.class, waiting.ask(REQUEST, RestClientTest::read));
            canceller.join();
            assertEquals(RestFailure.CANCELLED, failed.failure());
        }
    }

    private void cancelOnceAsked(final RestClient waiting) {
        try {
            server.takeRequest();
            waiting.cancel();
        } catch (final InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(final int status, final String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }

    private RestOutcome<String> ask() {
        return client.ask(REQUEST, RestClientTest::read);
    }

    private RestOutcome.Failed<String> failed(final RestFailure failure) {
        final RestOutcome<String> outcome = ask();
        final RestOutcome.Failed<String> failed = (RestOutcome.Failed<String>) outcome;
        assertEquals(failure, failed.failure(), failed.problem());
        return failed;
    }

    private static String read(final byte[] body) {
        final String text = new String(body, StandardCharsets.UTF_8);
        if (!text.startsWith("[")) {
            throw new UnreadableAnswerException("not a list");
        }
        return text;
    }
}

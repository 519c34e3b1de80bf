package io.tapedeck.gateways.notification;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

/** Alerts over real sockets: what is tried again, after which pause, and what nobody must ever read. */
class AlertSenderTest {
    private static final String CANARY = "canary-7Qx9-secret";
    private static final SendingTerms TERMS = new SendingTerms(4, 3, Duration.ofSeconds(1), Duration.ofHours(1),
        Duration.ofSeconds(20));

    private final MockWebServer server = new MockWebServer();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() throws IOException {
        server.start(InetAddress.getByName("127.0.0.1"), 0);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private AlertChannel discord() {
        return new DiscordChannel(SecretAddress.of("discord",
            "http://127.0.0.1:" + server.getPort() + "/api/webhooks/1/" + CANARY));
    }

    private AlertSender sender(final AlertChannel channel) {
        return AlertSender.start(channel, TERMS, pauses::add);
    }

    private static Alert alert(final String title) {
        return Alert.of(Alert.Kind.START, title, Instant.EPOCH);
    }

    private static MockResponse answer(final int status) {
        return new MockResponse.Builder().code(status).build();
    }

    private static void await(final BooleanSupplier condition) throws InterruptedException {
        for (int waited = 0; !condition.getAsBoolean(); waited++) {
            if (waited > 2000) {
                fail("it did not come to pass");
            }
            Thread.sleep(5);
        }
    }

    private static AlertCounts settled(final AlertSender sender, final long alerts) throws InterruptedException {
        await(() -> sender.counts().sent() + sender.counts().failed() >= alerts);
        return sender.counts();
    }

    @Test
    void alertsArriveInTheirOrder() throws InterruptedException {
        server.enqueue(answer(204));
        server.enqueue(answer(204));
        try (AlertSender sender = sender(discord())) {
            sender.send(alert("one"));
            sender.send(alert("two"));
            assertEquals(new AlertCounts("discord", 2, 0, 0, 0, ""), settled(sender, 2));
        }
        final RecordedRequest first = server.takeRequest();
        assertEquals("POST /api/webhooks/1/" + CANARY + " HTTP/1.1", first.getRequestLine());
        assertTrue(first.getBody().utf8().contains("\"title\":\"one\""), first.getBody().utf8());
        assertTrue(server.takeRequest().getBody().utf8().contains("\"title\":\"two\""));
    }

    @Test
    void theHeaderOfTooManyRequestsIsHonoured() throws InterruptedException {
        server.enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", "65").build());
        server.enqueue(answer(204));
        try (AlertSender sender = sender(discord())) {
            sender.send(alert("one"));
            assertEquals(1, settled(sender, 1).sent());
        }
        assertEquals(List.of(Duration.ofSeconds(65)), pauses);
    }

    @Test
    void soAreTheBodiesOfDiscordAndTelegram() throws InterruptedException {
        server.enqueue(new MockResponse.Builder().code(429).body("{\"retry_after\": 0.6425}").build());
        server.enqueue(new MockResponse.Builder().code(429)
            .body("{\"ok\":false,\"parameters\":{\"retry_after\":14}}").build());
        server.enqueue(answer(200));
        try (AlertSender sender = sender(discord())) {
            sender.send(alert("one"));
            assertEquals(1, settled(sender, 1).sent());
        }
        assertEquals(List.of(Duration.ofMillis(643), Duration.ofSeconds(14)), pauses);
    }

    @Test
    void anIllServerIsTriedAgainAtLongerAndLongerIntervals() throws InterruptedException {
        server.enqueue(answer(502));
        server.enqueue(answer(503));
        server.enqueue(answer(500));
        server.enqueue(answer(204));
        try (AlertSender sender = sender(discord())) {
            sender.send(alert("lost"));
            sender.send(alert("told"));
            assertEquals(new AlertCounts("discord", 1, 1, 0, 0, "the answer was 500"), settled(sender, 2));
        }
        assertEquals(List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4)), pauses);
    }

    @Test
    void aRefusalIsNotTriedAgainAndToldInTheWordsOfTheChannel() throws InterruptedException {
        server.enqueue(new MockResponse.Builder().code(400).body("{\"description\":\"Bad Request: no chat\"}").build());
        try (AlertSender sender = sender(discord())) {
            sender.send(alert("one"));
            assertEquals(new AlertCounts("discord", 0, 1, 0, 0, "the answer was 400: Bad Request: no chat"),
                settled(sender, 1));
        }
        assertEquals(List.of(), pauses);
    }

    @Test
    void aRedirectionIsNotFollowed() throws InterruptedException {
        server.enqueue(new MockResponse.Builder().code(307).addHeader("Location", "/elsewhere").build());
        try (AlertSender sender = sender(discord())) {
            sender.send(alert("one"));
            assertEquals(1, settled(sender, 1).failed());
        }
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void aDeadHostIsTriedAgainAndCounted() throws IOException, InterruptedException {
        final int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = closed.getLocalPort();
        }
        try (AlertSender sender = sender(TelegramChannel.at("http://127.0.0.1:" + port, CANARY, "1"))) {
            sender.send(alert("one"));
            assertEquals(new AlertCounts("telegram", 0, 1, 0, 0, "the host takes no connection"), settled(sender, 1));
        }
        assertEquals(3, pauses.size());
    }

    @Test
    void aSlowHostDelaysNobodyAndTheOldestAlertsMakeRoom() throws InterruptedException {
        final CountDownLatch asked = new CountDownLatch(1);
        final CountDownLatch released = new CountDownLatch(1);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(final RecordedRequest request) throws InterruptedException {
                asked.countDown();
                released.await();
                return answer(204);
            }
        });
        try (AlertSender sender = sender(discord())) {
            sender.send(alert("first"));
            assertTrue(asked.await(20, TimeUnit.SECONDS));
            for (int next = 0; next < 100; next++) {
                sender.send(alert("number " + next));
            }
            assertEquals(new AlertCounts("discord", 0, 0, 96, 4, ""), sender.counts(), "nothing was answered yet");
            released.countDown();
            assertEquals(5, settled(sender, 5).sent());
        }
        server.takeRequest();
        assertTrue(server.takeRequest().getBody().utf8().contains("\"number 96\""), "the newest ones are told");
    }

    @Test
    void whatWaitsAtTheEndIsSentAndWhatComesLaterDropped() {
        for (int number = 0; number < 4; number++) {
            server.enqueue(answer(204));
        }
        final AlertSender sender = sender(discord());
        for (int number = 0; number < 4; number++) {
            sender.send(alert("number " + number));
        }
        sender.close();
        sender.send(alert("late"));
        assertEquals(new AlertCounts("discord", 4, 0, 1, 0, ""), sender.counts());
    }

    @Test
    void aPauseDoesNotHoldUpTheEnd() throws InterruptedException {
        server.enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", "3000").build());
        final AlertSender sender = AlertSender.start(discord(), TERMS);
        sender.send(alert("one"));
        sender.send(alert("two"));
        await(() -> !sender.counts().problem().isEmpty());
        sender.close();
        assertEquals(new AlertCounts("discord", 0, 0, 2, 0, "the answer was 429"), sender.counts());
    }

    @Test
    void theSecretOfAnAddressIsInNoText() throws InterruptedException {
        server.enqueue(new MockResponse.Builder().code(404)
            .body("{\"message\":\"no such hook: " + CANARY + "\"}").build());
        server.enqueue(new MockResponse.Builder().code(404).body("{\"description\":\"bot " + CANARY + "\"}").build());
        final AlertChannel telegram = TelegramChannel.at("http://127.0.0.1:" + server.getPort(), CANARY, "1");
        for (final AlertChannel channel : List.of(discord(), telegram)) {
            try (AlertSender sender = sender(channel)) {
                sender.send(alert("one"));
                assertNoCanary(settled(sender, 1).toString());
                assertNoCanary(sender.toString());
            }
            assertNoCanary(channel.toString());
            assertNoCanary(channel.address().toString());
        }
        assertTrue(server.takeRequest().getTarget().contains(CANARY), "the canary is what was sent");
    }

    @Test
    void norIsAnAddressThatIsNone() {
        try {
            SecretAddress.of("discord", "ftp://" + CANARY);
            fail("an address that is none was taken");
        } catch (final IllegalArgumentException refused) {
            assertNoCanary(refused.toString());
            assertEquals("the address of the discord channel is none: it must begin with https:// (it is a secret, "
                + "so it is not shown)", refused.getMessage());
        }
    }

    private static void assertNoCanary(final String text) {
        assertFalse(text.contains(CANARY), text);
    }
}

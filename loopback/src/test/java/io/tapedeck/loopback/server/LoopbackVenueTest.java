package io.tapedeck.loopback.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tapedeck.loopback.PracticeTape;
import io.tapedeck.loopback.fault.FaultSpec;
import io.tapedeck.loopback.market.CandleList;
import io.tapedeck.loopback.market.NotServableException;
import io.tapedeck.loopback.market.ServedCandle;
import io.tapedeck.loopback.market.ServedMarket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The venue on a real port, spoken to by the client of the JDK. */
@Timeout(60)
class LoopbackVenueTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final List<ServedCandle> CANDLES = PracticeTape.candles(301, 400);
    private static final ServedMarket MARKET = new CandleList(CANDLES).market("BTCUSDT");
    private static final String END = "the end";

    private LoopbackVenue venue;

    /** What a client hears, up to the end of the connection. */
    private static final class Ear implements WebSocket.Listener {
        private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        private final StringBuilder part = new StringBuilder();
        private final CompletableFuture<Void> mayRead;

        private Ear(final CompletableFuture<Void> mayRead) {
            this.mayRead = mayRead;
        }

        /** One that reads whatever comes. */
        static Ear open() {
            return new Ear(CompletableFuture.completedFuture(null));
        }

        /** One that reads no second message before it may. */
        static Ear waiting() {
            return new Ear(new CompletableFuture<>());
        }

        @Override
        public CompletionStage<?> onText(final WebSocket socket, final CharSequence data, final boolean last) {
            part.append(data);
            if (last) {
                texts.add(part.toString());
                part.setLength(0);
            }
            mayRead.thenRun(() -> socket.request(1));
            return null;
        }

        @Override
        public CompletionStage<?> onClose(final WebSocket socket, final int status, final String reason) {
            texts.add(END + " " + status);
            return null;
        }

        @Override
        public void onError(final WebSocket socket, final Throwable error) {
            texts.add(END);
        }

        JsonNode next() throws IOException, InterruptedException {
            return JSON.readTree(text());
        }

        String text() throws InterruptedException {
            final String text = texts.poll(30, TimeUnit.SECONDS);
            assertTrue(text != null, "nothing comes");
            return text;
        }
    }

    @AfterEach
    void close() {
        if (venue != null) {
            venue.close();
        }
    }

    private void open(final Speed speed, final int awaited, final String faults) {
        venue = LoopbackVenue.start(new LoopbackSettings(0, speed, awaited, LoopbackSettings.End.STAY,
            FaultSpec.parse(faults), 0, Long.MAX_VALUE), List.of(MARKET));
    }

    private WebSocket connect(final String path, final Ear ear) {
        return CLIENT.newWebSocketBuilder().buildAsync(URI.create("ws://127.0.0.1:" + venue.port() + path), ear).join();
    }

    private HttpResponse<String> get(final String pathAndQuery) throws IOException, InterruptedException {
        final URI address = URI.create("http://127.0.0.1:" + venue.port() + pathAndQuery);
        return CLIENT.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    private static List<JsonNode> closedCandles(final Ear ear, final int count)
        throws IOException, InterruptedException {
        final List<JsonNode> closed = new ArrayList<>();
        while (closed.size() < count) {
            final JsonNode message = ear.next();
            final JsonNode kline = message.has("data") ? message.at("/data/k") : message.path("k");
            if (kline.path("x").asBoolean()) {
                closed.add(kline);
            }
        }
        return closed;
    }

    private static void assertIsTheTape(final List<JsonNode> closed) {
        assertEquals(CANDLES.stream().map(ServedCandle::openMs).toList(),
            closed.stream().map(kline -> kline.get("t").longValue()).toList());
    }

    @Test
    void asFastAsTheClientsReadNothingIsLost() throws IOException, InterruptedException {
        open(Speed.UNBOUNDED, 2, "");
        final Ear quick = Ear.open();
        final Ear slow = Ear.waiting();
        connect("/stream?streams=btcusdt@kline_1m/btcusdt@aggTrade/btcusdt@bookTicker", quick);
        connect("/market/ws/btcusdt@kline_1m", slow);
        final List<JsonNode> heard = new ArrayList<>(closedCandles(quick, 5));
        slow.mayRead.complete(null);
        heard.addAll(closedCandles(quick, CANDLES.size() - 5));

        assertIsTheTape(heard);
        assertIsTheTape(closedCandles(slow, CANDLES.size()));
        venue.awaitEndOfTape();
        assertEquals(CANDLES.get(CANDLES.size() - 1).closeMs(), venue.marketTimeMs());
    }

    @Test
    void whatAStreamToldRestTellsAtOnce() throws IOException, InterruptedException {
        open(Speed.UNBOUNDED, 1, "");
        final Ear ear = Ear.open();
        connect("/ws/btcusdt@kline_1m", ear);
        for (int round = 0; round < 20; round++) {
            JsonNode kline = ear.next().get("k");
            while (!kline.get("x").booleanValue()) {
                kline = ear.next().get("k");
            }
            final JsonNode rows = JSON.readTree(get("/api/v3/klines?symbol=BTCUSDT&interval=1m&startTime="
                + kline.get("t") + "&limit=1").body());
            assertEquals(kline.get("t"), rows.get(0).get(0));
            assertEquals(kline.get("c"), rows.get(0).get(4));
            assertEquals(kline.get("v"), rows.get(0).get(5));
        }
    }

    @Test
    void timeStandsUntilSomebodySubscribes() throws IOException, InterruptedException {
        open(new Speed(600), 1, "");
        final Ear ear = Ear.open();
        final WebSocket socket = connect("/v5/public/linear", ear);
        Thread.sleep(100);
        assertEquals(CANDLES.get(0).openMs(), venue.marketTimeMs());
        assertEquals(CANDLES.get(0).openMs(), JSON.readTree(get("/api/v3/time").body()).get("serverTime").longValue());

        socket.sendText("{\"op\":\"subscribe\",\"args\":[\"kline.1.BTCUSDT\"],\"req_id\":\"1\"}", true).join();

        assertTrue(ear.next().get("success").booleanValue());
        assertEquals("kline.1.BTCUSDT", ear.next().get("topic").asText());
        assertTrue(venue.marketTimeMs() > CANDLES.get(0).openMs());
    }

    @Test
    void pingsAreAnswered() throws InterruptedException {
        open(new Speed(1), 1, "");
        final CountDownLatch pong = new CountDownLatch(1);
        final WebSocket socket = CLIENT.newWebSocketBuilder().buildAsync(URI.create("ws://127.0.0.1:" + venue.port()
            + "/ws"), new WebSocket.Listener() {
                @Override
                public CompletionStage<?> onPong(final WebSocket webSocket, final ByteBuffer message) {
                    pong.countDown();
                    return null;
                }
            }).join();
        socket.sendPing(ByteBuffer.wrap(new byte[] {1, 2})).join();
        assertTrue(pong.await(10, TimeUnit.SECONDS));
    }

    @Test
    void whoeverSaysTooMuchIsCutOff() throws InterruptedException {
        open(new Speed(1), 1, "");
        final Ear ear = Ear.open();
        final WebSocket socket = connect("/ws", ear);
        for (int message = 0; message < 6; message++) {
            socket.sendText("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}", true).join();
        }
        String last = ear.text();
        while (!last.startsWith(END)) {
            last = ear.text();
        }
        assertEquals(END + " 1008", last);
    }

    /** The first three candles, with a fault at the boundary of the second. */
    @ParameterizedTest
    @CsvSource({"'', 0 1 2", "gap, 0 2", "duplicate, 0 1 1 2", "garbage, 0 GARBAGE 2",
        "shutdown, 0 1 FAREWELL 2", "slow, 0 1 2"})
    void faultsStrikeRealConnections(final String fault, final String told) throws IOException, InterruptedException {
        final List<ServedCandle> few = CANDLES.subList(0, 3);
        final String spec = fault.isEmpty() ? "" : fault + "@"
            + Instant.ofEpochMilli(few.get(1).closeMs()) + ",pause=200";
        venue = LoopbackVenue.start(new LoopbackSettings(0, Speed.UNBOUNDED, 1, LoopbackSettings.End.STAY,
            FaultSpec.parse(spec), 0, Long.MAX_VALUE), List.of(new CandleList(few).market("BTCUSDT")));
        final Ear ear = Ear.open();
        connect("/ws/btcusdt@kline_1m", ear);
        final List<String> heard = new ArrayList<>();
        while (heard.size() < told.split(" ").length) {
            heard.add(word(ear, few));
        }

        assertEquals(told, String.join(" ", heard));
    }

    /** The client of the JDK does not always tell of such an end: a bare socket does. */
    @Test
    void aConnectionThatIsCutEndsWithoutAGoodbye() throws IOException {
        open(Speed.UNBOUNDED, 1, "disconnect@" + Instant.ofEpochMilli(CANDLES.get(3).closeMs()));
        try (Socket socket = bareSocket("/ws/btcusdt@kline_1m")) {
            final String heard = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

            assertTrue(heard.startsWith("HTTP/1.1 101 "), heard);
            assertTrue(heard.contains("\"E\":" + CANDLES.get(2).closeMs()), heard);
            assertTrue(!heard.contains("\"E\":" + CANDLES.get(3).closeMs()), heard);
            assertTrue(heard.endsWith("}}"), heard.substring(heard.length() - 20));
        }
    }

    /** With little room for what it has not read. */
    private Socket bareSocket(final String path) throws IOException {
        final Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress("127.0.0.1", venue.port()));
        socket.setSoTimeout(30_000);
        socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: loopback\r\n"
            + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
            + "Sec-WebSocket-Version: 13\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void aClientThatDoesNotReadHoldsTimeUpAndLosesNothing() throws IOException, InterruptedException {
        open(Speed.UNBOUNDED, 1, "");
        final long endMs = CANDLES.get(CANDLES.size() - 1).closeMs();
        final String all = "btcusdt@" + String.join("/btcusdt@", "kline_1m", "kline_5m", "kline_15m", "kline_1h",
            "kline_4h", "kline_1d", "kline_1w", "aggTrade", "bookTicker");
        try (Socket socket = bareSocket("/stream?streams=" + all)) {
            long stoodAtMs = 0;
            while (stoodAtMs != venue.marketTimeMs() || stoodAtMs == CANDLES.get(0).openMs()) {
                stoodAtMs = venue.marketTimeMs();
                Thread.sleep(500);
            }
            assertTrue(stoodAtMs < endMs, "time went on to the end");

            final StringBuilder heard = new StringBuilder();
            final byte[] part = new byte[1 << 16];
            while (heard.indexOf("\"E\":" + endMs, Math.max(0, heard.length() - 2 * part.length)) < 0) {
                final int length = socket.getInputStream().read(part);
                heard.append(new String(part, 0, length, StandardCharsets.ISO_8859_1));
            }
            for (final ServedCandle candle : CANDLES) {
                assertTrue(heard.indexOf("kline_1m\",\"data\":{\"e\":\"kline\",\"E\":" + candle.closeMs()) >= 0,
                    "lost " + candle);
            }
        }
    }

    /** The next thing that is no growing candle. */
    private static String word(final Ear ear, final List<ServedCandle> candles)
        throws IOException, InterruptedException {
        while (true) {
            final String text = ear.text();
            if (text.contains("garbage")) {
                return "GARBAGE";
            }
            final JsonNode message = JSON.readTree(text);
            if (message.get("e").asText().equals("serverShutdown")) {
                return "FAREWELL";
            }
            if (message.at("/k/x").booleanValue()) {
                return Integer.toString(candles.stream().map(ServedCandle::openMs).toList()
                    .indexOf(message.at("/k/t").longValue()));
            }
        }
    }

    @Test
    void aHalfOpenConnectionIsSilentAndHoldsTimeUp() throws InterruptedException {
        open(Speed.UNBOUNDED, 1, "half-open@" + Instant.ofEpochMilli(CANDLES.get(5).closeMs()));
        final Ear ear = Ear.open();
        final WebSocket socket = connect("/ws/btcusdt@kline_1m", ear);
        ear.text();
        while (ear.texts.poll(500, TimeUnit.MILLISECONDS) != null) {
            assertTrue(venue.marketTimeMs() <= CANDLES.get(6).closeMs());
        }
        assertEquals(CANDLES.get(5).closeMs(), venue.marketTimeMs());
        socket.sendText("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}", true).join();
        assertNull(ear.texts.poll(300, TimeUnit.MILLISECONDS));
        assertTrue(!socket.isInputClosed());

        final Ear again = Ear.open();
        connect("/ws/btcusdt@kline_1m", again);
        assertTrue(again.text().startsWith("{\"e\":\"kline\""));
    }

    @Test
    void aSilentSubscriptionIsAcknowledgedAndNothingComes() throws IOException, InterruptedException {
        open(new Speed(600), 1, "silent=1");
        final Ear ear = Ear.open();
        final String request = "{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@kline_1m\"],\"id\":9}";
        connect("/ws", ear).sendText(request, true).join();

        assertEquals(9, ear.next().get("id").asInt());
        assertNull(ear.texts.poll(500, TimeUnit.MILLISECONDS));
    }

    @Test
    void restIsStruckAsTheVenuesSayIt() throws IOException, InterruptedException {
        open(new Speed(1), 1, "429=1,retry-after=7");
        final HttpResponse<String> binance = get("/api/v3/time");
        assertEquals(429, binance.statusCode());
        assertEquals("7", binance.headers().firstValue("Retry-After").orElseThrow());
        assertEquals(-1003, JSON.readTree(binance.body()).get("code").asInt());
        assertEquals(10_006, JSON.readTree(get("/v5/market/time").body()).get("retCode").asInt());
        venue.close();
        open(new Speed(1), 1, "418=1");
        assertEquals(418, get("/fapi/v1/time").statusCode());
        assertEquals(403, get("/v5/market/time").statusCode());
        venue.close();
        open(new Speed(1), 1, "5xx=1");
        assertEquals(503, get("/fapi/v1/time").statusCode());
        venue.close();
        open(new Speed(1), 1, "clock-skew=250");
        assertEquals(CANDLES.get(0).openMs() + 250, JSON.readTree(get("/fapi/v1/time").body()).get("serverTime")
            .longValue());
        assertEquals(404, get("/elsewhere").statusCode());
    }

    @Test
    void aPortThatIsTakenAndASpanWithoutCandlesAreToldInASentence() {
        open(new Speed(1), 1, "");
        final LoopbackSettings taken = new LoopbackSettings(venue.port(), new Speed(1), 1, LoopbackSettings.End.STAY,
            FaultSpec.parse(""), 0, Long.MAX_VALUE);
        final LoopbackSettings empty = new LoopbackSettings(0, new Speed(1), 1, LoopbackSettings.End.STAY,
            FaultSpec.parse(""), 0, 1);

        assertTrue(assertThrows(NotServableException.class, () -> LoopbackVenue.start(taken, List.of(MARKET)))
            .getMessage().startsWith("port " + venue.port() + " of this machine cannot be listened on"));
        assertTrue(assertThrows(NotServableException.class, () -> LoopbackVenue.start(empty, List.of(MARKET)))
            .getMessage().startsWith("no candle of these tapes opens between --from and --to"));
    }
}

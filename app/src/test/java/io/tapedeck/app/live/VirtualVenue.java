package io.tapedeck.app.live;

import io.tapedeck.gateways.rest.RestTransport;
import io.tapedeck.gateways.venue.RestAnswer;
import io.tapedeck.gateways.websocket.HandshakeRefusal;
import io.tapedeck.gateways.websocket.WebSocketHandler;
import io.tapedeck.gateways.websocket.WebSocketLink;
import io.tapedeck.gateways.websocket.WebSocketTransport;
import io.tapedeck.loopback.binance.BinanceAddress;
import io.tapedeck.loopback.binance.BinanceMarket;
import io.tapedeck.loopback.binance.BinanceRest;
import io.tapedeck.loopback.bybit.BybitCategory;
import io.tapedeck.loopback.bybit.BybitConversation;
import io.tapedeck.loopback.bybit.BybitRest;
import io.tapedeck.loopback.delivery.ClientLine;
import io.tapedeck.loopback.delivery.ConnectionFaults;
import io.tapedeck.loopback.delivery.Delivery;
import io.tapedeck.loopback.delivery.LineDesk;
import io.tapedeck.loopback.delivery.RestReception;
import io.tapedeck.loopback.delivery.Wire;
import io.tapedeck.loopback.fault.FaultPlan;
import io.tapedeck.loopback.market.ServedMarket;
import io.tapedeck.loopback.protocol.Conversation;
import io.tapedeck.loopback.protocol.RestQuestion;
import io.tapedeck.loopback.protocol.RestReply;
import io.tapedeck.loopback.script.EventStream;
import io.tapedeck.loopback.script.MarketEvent;
import io.tapedeck.loopback.script.MarketScript;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The venue to practise on and the network before it, in virtual time: script, conversations, faults and desks are
 * those of the real one; only sockets are missing.
 */
final class VirtualVenue implements LineDesk, WebSocketTransport, RestTransport {
    private static final long MILLI_NS = 1_000_000L;
    private static final long TIMEOUT_NS = Duration.ofSeconds(10).toNanos();
    private static final int LONGEST_WAY_MS = 400;

    private final VirtualTime time;
    private final ServedMarket market;
    private final EventStream script;
    private final long startMs;
    private final SplittableRandom network;
    private final Map<String, Long> subscriptions = new HashMap<>();
    private final List<Socket> sockets = new ArrayList<>();
    private FaultPlan plan;
    private double lossOnTheWay;
    private RestReception reception;

    /**
     * A venue whose market time begins now.
     *
     * @param time         that passes.
     * @param market       that is served.
     * @param startMs      market time now; what lies before is history.
     * @param plan         of its faults.
     * @param lossOnTheWay chance that a handshake or a request never arrives.
     * @param seed         of the network.
     */
    VirtualVenue(final VirtualTime time, final ServedMarket market, final long startMs, final FaultPlan plan,
        final double lossOnTheWay, final long seed) {
        this.time = time;
        this.market = market;
        this.startMs = startMs;
        this.lossOnTheWay = lossOnTheWay;
        network = new SplittableRandom(seed);
        script = new MarketScript(market, startMs, Long.MAX_VALUE);
        open(plan);
        tellNext();
    }

    private void open(final FaultPlan faults) {
        plan = faults;
        reception = new RestReception(List.of(new BinanceRest(BinanceMarket.SPOT, List.of(market)),
            new BinanceRest(BinanceMarket.USDM, List.of(market)), new BybitRest(List.of(market))), faults, marketMs());
    }

    /** It is restarted, and nothing goes wrong any more. */
    void heal() {
        lossOnTheWay = 0;
        open(FaultPlan.NONE);
        List.copyOf(sockets).forEach(Socket::cut);
    }

    private long marketMs() {
        return startMs + wallMs();
    }

    private void tellNext() {
        script.next().ifPresent(event ->
            time.after(Math.max(0, (event.timeMs() - marketMs()) * MILLI_NS), () -> tell(event)));
    }

    private void tell(final MarketEvent event) {
        List.copyOf(sockets).forEach(socket -> socket.tell(event));
        tellNext();
    }

    @Override
    public ConnectionFaults faultsOfConnection() {
        return new ConnectionFaults(plan, marketMs());
    }

    @Override
    public void noteSubscription(final ConnectionFaults faults, final String stream) {
        faults.onSubscribed(stream, subscriptions.merge(stream, 1L, Long::sum), marketMs());
    }

    @Override
    public void later(final Runnable task, final long millis) {
        time.after(millis * MILLI_NS, task);
    }

    @Override
    public long wallMs() {
        return time.nowNs() / MILLI_NS;
    }

    private static RestQuestion question(final URI address) {
        final Map<String, String> query = new LinkedHashMap<>();
        if (address.getRawQuery() != null) {
            for (final String pair : address.getRawQuery().split("&")) {
                final int equals = pair.indexOf('=');
                query.put(pair.substring(0, equals),
                    URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return new RestQuestion(address.getPath(), query);
    }

    private boolean isLost() {
        return network.nextDouble() < lossOnTheWay;
    }

    private long way() {
        return network.nextLong(1, LONGEST_WAY_MS) * MILLI_NS;
    }

    @Override
    public RestAnswer get(final URI address) throws IOException {
        time.sleep(way());
        if (isLost()) {
            time.sleep(TIMEOUT_NS);
            throw new IOException("timeout");
        }
        final RestReply reply = reception.answer(question(address), marketMs(), wallMs());
        time.sleep(way());
        final Map<String, String> headers = new HashMap<>();
        reply.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return new RestAnswer(reply.status(), headers, reply.body().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void cancel() {
        // Nothing is on its way while anything else runs.
    }

    @Override
    public WebSocketLink connect(final URI address, final String thread, final WebSocketHandler handler) {
        final Socket socket = new Socket(converse(question(address)), handler, way());
        socket.open();
        return socket;
    }

    private Conversation converse(final RestQuestion address) {
        final String bybit = "/v5/public/";
        return address.path().startsWith(bybit)
            ? new BybitConversation(BybitCategory.ofLabel(address.path().substring(bybit.length())).orElseThrow(),
                List.of(market), "line")
            : BinanceAddress.open(address).orElseThrow();
    }

    /** Both ends of a socket, and the way between them, which takes always the same time. */
    private final class Socket implements WebSocketLink {
        private final ClientLine line;
        private final WebSocketHandler handler;
        private final long wayNs;
        private long arrived;
        private boolean closed;

        Socket(final Conversation conversation, final WebSocketHandler handler, final long wayNs) {
            this.handler = handler;
            this.wayNs = wayNs;
            line = new ClientLine(conversation, VirtualVenue.this, new Downstream());
        }

        void open() {
            if (!isLost()) {
                time.after(wayNs, this::opened);
            } else if (network.nextBoolean()) {
                refuse(network.nextInt(3));
            }
        }

        private void refuse(final int kind) {
            switch (kind) {
                case 0 -> toClient(() -> handler.onEnd("the connection broke"));
                case 1 -> toClient(() -> handler.onHandshakeRefused(new HandshakeRefusal(503, Duration.ZERO)));
                default -> toClient(() -> handler.onHandshakeRefused(
                    new HandshakeRefusal(429, Duration.ofSeconds(network.nextInt(60)))));
            }
        }

        private void opened() {
            if (!closed) {
                sockets.add(this);
                line.open();
                toClient(handler::onOpen);
            }
        }

        private void toClient(final Runnable event) {
            time.after(wayNs, () -> {
                if (!closed) {
                    event.run();
                }
            });
        }

        void tell(final MarketEvent event) {
            for (final Delivery delivery : line.due(event)) {
                line.deliver(delivery, event.timeMs());
            }
        }

        @Override
        public boolean send(final String text) {
            time.after(wayNs, () -> line.onText(text));
            return true;
        }

        @Override
        public long bytesArrived() {
            return arrived;
        }

        @Override
        public void close() {
            closed = true;
            sockets.remove(this);
            line.hangUp();
        }

        private void cut() {
            sockets.remove(this);
            line.hangUp();
            toClient(() -> {
                closed = true;
                handler.onEnd("the connection broke");
            });
        }

        /** What comes from the venue. */
        private final class Downstream implements Wire {
            @Override
            public void send(final String text) {
                final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                toClient(() -> {
                    line.wasRead();
                    arrived += bytes.length;
                    handler.onMessage(bytes, bytes.length);
                });
            }

            /** The client's library answers it. */
            @Override
            public void ping(final String payload) {
                toClient(() -> {
                    arrived += payload.length();
                    time.after(wayNs, line::onPong);
                });
            }

            @Override
            public void cut() {
                Socket.this.cut();
            }

            @Override
            public void expel() {
                throw new IllegalStateException("the client broke a rule of the venue");
            }
        }
    }
}

package io.tapedeck.benchmarks.live;

import com.lmax.disruptor.SleepingWaitStrategy;
import io.tapedeck.benchmarks.report.Figure;
import io.tapedeck.engine.ring.InputSource;
import io.tapedeck.engine.ring.SharedInlet;
import io.tapedeck.gateways.binance.BinanceVenue;
import io.tapedeck.gateways.intake.FrameOutlet;
import io.tapedeck.gateways.intake.MarketFrames;
import io.tapedeck.gateways.market.StreamKind;
import io.tapedeck.gateways.venue.Environment;
import io.tapedeck.gateways.venue.Stream;
import io.tapedeck.gateways.venue.Venue;
import io.tapedeck.gateways.websocket.ConnectionAttempts;
import io.tapedeck.gateways.websocket.ConnectionContext;
import io.tapedeck.gateways.websocket.ConnectionSettings;
import io.tapedeck.gateways.websocket.MarketFeed;
import io.tapedeck.gateways.websocket.OkHttpConnections;
import org.HdrHistogram.Histogram;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Trades as texts of Binance over a real socket on this machine, through the gateway, the ring and the stages to the
 * tape, wired as the daemon wires them. The thread that waits for a trade's moment writes it to the socket.
 */
final class WebSocketRun {
    /** Fewer than the ring has room for: what finds no room is left out, as in a daemon. */
    private static final int UNDERWAY = 512;
    private static final long PAUSE_NS = 100_000;
    private static final long PATIENCE_NS = 10_000_000_000L;

    private final int warmUp;
    private final int counted;
    private final int perSecond;
    private final Histogram arrivals = IntentTimes.histogram();
    private final Histogram gatewayTimes = IntentTimes.histogram();
    private final IntentTimes times;
    private volatile Schedule schedule;

    WebSocketRun(final int warmUp, final int counted, final int perSecond) {
        this.warmUp = warmUp;
        this.counted = counted;
        this.perSecond = perSecond;
        times = new IntentTimes(warmUp);
    }

    int warmUp() {
        return warmUp;
    }

    Schedule schedule() {
        return schedule;
    }

    List<Figure> measure(final Path folder) throws IOException {
        try (TextSocket venue = new TextSocket();
            LiveRig rig = new LiveRig(folder, times, LiveRig.StageTimes.EVERY_FRAME, System::nanoTime);
            SharedInlet inlet = new SharedInlet(rig.session(), new SleepingWaitStrategy());
            OkHttpConnections sockets = new OkHttpConnections(ConnectionSettings.ofLiquidMarkets().connectLimit());
            MarketFeed feed = feed(venue.address(), inlet, sockets)) {
            inlet.start();
            feed.start();
            venue.accept();
            play(venue);
            await(warmUp + counted);
        }
        return figures();
    }

    private MarketFeed feed(final URI address, final SharedInlet inlet, final OkHttpConnections sockets) {
        final Venue venue = BinanceVenue.spot(new Environment("loopback", URI.create("http://127.0.0.1"),
            Map.of("stream", address)));
        final MarketFrames frames = new MarketFrames(LiveRig.BITCOIN, -1, venue.tradeIds(), new Outlet(inlet),
            System::nanoTime, new MarketFrames.Missing((id, fromNs, toNs) -> { }, (id, fromId, toId) -> { }));
        return new MarketFeed(venue, List.of(new Stream(StreamKind.TRADES, LiveRig.BITCOIN)), frames,
            new ConnectionContext((at, thread, handler) -> sockets.connect(at, thread,
                new ArrivalTimes(handler, this, arrivals, gatewayTimes)), ConnectionAttempts.ofStrictestVenue(),
                ConnectionSettings.ofLiquidMarkets(), System::nanoTime, 1, (channel, report) -> { }));
    }

    private record Outlet(SharedInlet inlet) implements FrameOutlet {
        @Override
        public void put(final InputSource source) {
            inlet.put(source);
        }

        @Override
        public boolean offer(final InputSource source) {
            return inlet.offer(source);
        }
    }

    private void play(final TextSocket venue) throws IOException {
        for (int index = 0; index < warmUp; index++) {
            await(index - UNDERWAY);
            venue.say(text(index));
        }
        await(warmUp);
        schedule = Schedule.soon(perSecond);
        times.follow(schedule);
        for (int index = 0; index < counted; index++) {
            schedule.await(index);
            venue.say(text(warmUp + index));
        }
    }

    /** Until they reached the tape, or nothing reaches it any more. */
    private void await(final long trades) {
        long before = -1;
        long progressNs = System.nanoTime();
        while (times.seen() < trades && System.nanoTime() - progressNs < PATIENCE_NS) {
            if (times.seen() != before) {
                before = times.seen();
                progressNs = System.nanoTime();
            }
            LockSupport.parkNanos(PAUSE_NS);
        }
    }

    private static String text(final long tradeId) {
        final long timeMs = System.currentTimeMillis();
        final long price = TradeInput.price(tradeId);
        return "{\"stream\":\"btcusdt@aggTrade\",\"data\":{\"e\":\"aggTrade\",\"E\":" + timeMs
            + ",\"s\":\"BTCUSDT\",\"a\":" + tradeId + ",\"p\":\"" + price / 100 + "." + (100 + price % 100) % 100 / 10
            + price % 10 + "000000\",\"q\":\"0.02500000\",\"f\":4100009001,\"l\":4100009004,\"T\":" + timeMs
            + ",\"m\":true,\"M\":true}}";
    }

    private List<Figure> figures() {
        final List<Figure> figures = new ArrayList<>();
        final long lost = counted / 2 - times.intents().getTotalCount();
        figures.add(Percentiles.figure("text on the socket to order on tape", times.intents())
            .noted(lost == 0 ? "" : lost + " of " + counted / 2 + " orders were not made: the ring was full"));
        figures.add(Percentiles.figure("  of it: socket and OkHttp", arrivals));
        figures.add(Percentiles.figure("  of it: gateway, into the ring", gatewayTimes));
        figures.addAll(times.stages().figures("  of it"));
        return figures;
    }
}

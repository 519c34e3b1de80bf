package io.tapedeck.loopback.server;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.loopback.binance.BinanceAddress;
import io.tapedeck.loopback.binance.BinanceMarket;
import io.tapedeck.loopback.binance.BinanceRest;
import io.tapedeck.loopback.bybit.BybitCategory;
import io.tapedeck.loopback.bybit.BybitConversation;
import io.tapedeck.loopback.bybit.BybitRest;
import io.tapedeck.loopback.market.CandleHistory;
import io.tapedeck.loopback.delivery.RestReception;
import io.tapedeck.loopback.market.NotServableException;
import io.tapedeck.loopback.market.ServedMarket;
import io.tapedeck.loopback.protocol.Conversation;
import io.tapedeck.loopback.protocol.RestDesk;
import io.tapedeck.loopback.protocol.RestQuestion;
import io.tapedeck.loopback.script.MarketScript;
import io.tapedeck.loopback.script.MergedScripts;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A venue to practise on, open from its start to its close. All protocols are served at once, each below its own paths.
 * Any thread.
 */
public final class LoopbackVenue implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final String BYBIT_PATH = "/v5/public/";
    private static final List<String> WEB_SOCKET_PATHS = List.of("/ws/*", "/stream", "/public/ws/*", "/public/stream",
        "/market/ws/*", "/market/stream", BYBIT_PATH + "*");
    private static final Duration NEVER = Duration.ZERO;

    private final List<ServedMarket> markets;
    private final LoopbackSettings settings;
    private final MarketClock clock;
    private final VenueDesk desk;
    private final MarketPlayer player;
    private final Thread playerThread;
    private final Server server;
    private final ServerConnector connector;

    private LoopbackVenue(final LoopbackSettings settings, final List<ServedMarket> markets) {
        this.settings = settings;
        this.markets = markets;
        clock = new MarketClock(settings.speed(), firstOpenMs(settings, markets), System::nanoTime);
        desk = new VenueDesk(settings.faults(), clock);
        player = new MarketPlayer(new MergedScripts(markets.stream()
            .map(market -> new MarketScript(market, settings.fromMs(), settings.toMs())).toList()), clock,
            desk.audience(), settings);
        playerThread = new Thread(player, "loopback-market");
        playerThread.setDaemon(true);
        final QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("loopback");
        threads.setDaemon(true);
        server = new Server(threads);
        connector = new ServerConnector(server, 1, 1);
        connector.setHost(HOST);
        connector.setPort(settings.port());
        server.addConnector(connector);
        final WebSocketUpgradeHandler webSockets = WebSocketUpgradeHandler.from(server, this::configure);
        final List<RestDesk> desks = List.of(new BinanceRest(BinanceMarket.SPOT, markets),
            new BinanceRest(BinanceMarket.USDM, markets), new BybitRest(markets));
        webSockets.setHandler(new RestHandler(new RestReception(desks, settings.faults(), clock.nowMs()), desk, clock));
        server.setHandler(webSockets);
    }

    private static long firstOpenMs(final LoopbackSettings settings, final List<ServedMarket> markets) {
        return markets.stream().map(ServedMarket::candles)
            .filter(candles -> candles.firstAtOrAfter(settings.fromMs()) < candles.size())
            .mapToLong(candles -> firstOpenMs(settings, candles))
            .filter(openMs -> openMs < settings.toMs()).min()
            .orElseThrow(() -> new NotServableException(Category.USAGE,
                "no candle of these tapes opens between --from and --to: see 'tapedeck data list' for what they hold"));
    }

    private static long firstOpenMs(final LoopbackSettings settings, final CandleHistory candles) {
        return candles.get(candles.firstAtOrAfter(settings.fromMs())).openMs();
    }

    /**
     * Opens a venue.
     *
     * @param settings how it is run.
     * @param markets  that are served.
     * @return to be closed.
     * @throws NotServableException where nothing is to be served in the span, or the port is taken.
     */
    public static LoopbackVenue start(final LoopbackSettings settings, final List<ServedMarket> markets) {
        final LoopbackVenue venue = new LoopbackVenue(settings, markets);
        try {
            venue.server.start();
        } catch (final IOException taken) {
            venue.close();
            throw new NotServableException(Category.USAGE, "port " + settings.port()
                + " of this machine cannot be listened on, for somebody else does perhaps: choose another one with "
                + "--port, or 0 for any that is free");
        } catch (final Exception fault) {
            venue.close();
            throw new IllegalStateException("the server does not start", fault);
        }
        venue.playerThread.start();
        return venue;
    }

    private void configure(final ServerWebSocketContainer container) {
        container.setIdleTimeout(NEVER);
        WEB_SOCKET_PATHS.forEach(path -> container.addMapping(path, this::connect));
    }

    private Object connect(final ServerUpgradeRequest request, final ServerUpgradeResponse response,
        final Callback callback) {
        final Optional<? extends Conversation> conversation = converse(RestHandler.question(request));
        return conversation.map(opened -> new Connection(opened, desk)).orElse(null);
    }

    private Optional<? extends Conversation> converse(final RestQuestion address) {
        if (!address.path().startsWith(BYBIT_PATH)) {
            return BinanceAddress.open(address);
        }
        return BybitCategory.ofLabel(address.path().substring(BYBIT_PATH.length()))
            .map(category -> new BybitConversation(category, markets, UUID.randomUUID().toString()));
    }

    /**
     * Where it listens.
     *
     * @return the port that was asked for, or the one that was free.
     */
    public int port() {
        return connector.getLocalPort();
    }

    /**
     * What time it is in the markets.
     *
     * @return milliseconds since 1970-01-01T00:00Z.
     */
    public long marketTimeMs() {
        return clock.nowMs();
    }

    /**
     * Waits until the tape is over and everything of it was told.
     *
     * @throws InterruptedException where the wait was broken off.
     */
    public void awaitEndOfTape() throws InterruptedException {
        player.awaitEnd();
    }

    /** Closes the connections, with a goodbye, and the venue. */
    @Override
    public void close() {
        playerThread.interrupt();
        desk.audience().connections().forEach(Connection::goodbye);
        desk.close();
        try {
            server.stop();
        } catch (final Exception refused) {
            throw new IllegalStateException("the server does not stop", refused);
        }
    }

    /**
     * What becomes of the connections at the end of the tape.
     *
     * @return as in the settings.
     */
    public LoopbackSettings.End end() {
        return settings.end();
    }
}

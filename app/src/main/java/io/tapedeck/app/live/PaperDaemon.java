package io.tapedeck.app.live;

import com.lmax.disruptor.SleepingWaitStrategy;
import io.tapedeck.app.configuration.ConfigurationException;
import io.tapedeck.app.configuration.DaemonConfiguration;
import io.tapedeck.app.configuration.DaemonConfiguration.MarketClock;
import io.tapedeck.app.control.ControlServer;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.ring.InputSource;
import io.tapedeck.engine.ring.SharedInlet;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.gateways.intake.FrameOutlet;
import io.tapedeck.gateways.intake.ReceiveClock;
import io.tapedeck.gateways.intake.VenueClock;
import io.tapedeck.gateways.venue.Stream;
import io.tapedeck.gateways.websocket.ConnectionAttempts;
import io.tapedeck.gateways.websocket.ConnectionContext;
import io.tapedeck.gateways.websocket.ConnectionSettings;
import io.tapedeck.gateways.websocket.MarketFeed;
import io.tapedeck.gateways.websocket.OkHttpConnections;
import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.journal.session.SessionLock;
import io.tapedeck.journal.session.SessionTape;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.run.SessionOpening;
import io.tapedeck.replay.run.StrategySelection;
import io.tapedeck.replay.session.LiveSession;
import io.tapedeck.replay.session.RecoveredSession;
import io.tapedeck.replay.session.SessionEngine;
import io.tapedeck.replay.session.SessionRecovery;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs a paper session: recovers it, connects it to its venue, and ends it in good order. Started and closed on one
 * thread; the pipeline, the connections and the backfill have threads of their own.
 */
public final class PaperDaemon implements AutoCloseable {
    private static final String HASH = "configHash";
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final DaemonConfiguration configuration;
    private final ReplaySpec spec;
    private final Consumer<String> log;
    private final SessionLock lock;
    private final VenueAccess access;
    private final List<Instrument> instruments;
    private final LiveSession session;
    private final SharedInlet inlet;
    private final MarketIntake intake;
    private final OkHttpConnections sockets =
        new OkHttpConnections(ConnectionSettings.ofLiquidMarkets().connectLimit());
    private final MarketFeed feed;
    private final ControlServer control;

    /**
     * Recovers a session, or begins it; nothing comes in yet.
     *
     * @param configuration of the daemon.
     * @param strategies    to choose from.
     * @param codeVersion   of this program.
     * @param log           takes sentences for people.
     * @throws IOException            where the disk refuses.
     * @throws VenueUnusableException where the venue does not answer.
     */
    public PaperDaemon(final DaemonConfiguration configuration, final StrategyCatalogue strategies,
        final String codeVersion, final Consumer<String> log) throws IOException {
        this.configuration = configuration;
        this.log = log;
        spec = configuration.replaySpec();
        final StrategySelection strategy = StrategySelection.select(strategies, spec.strategy());
        final SessionFolder folder = new SessionFolder(configuration.session().folder());
        lock = SessionLock.take(folder.directory());
        requireSameConfiguration(folder);
        access = new VenueAccess(configuration);
        instruments = access.instruments();
        final ReceiveClock clock = clock();
        final RecoveredSession recovered =
            new SessionRecovery(folder, strategy.plan(), FrameListener.NONE).recover();
        recovered.findings().forEach(log);
        final long lastSeenNs = recovered.engine().timeNs();
        session = new LiveSession(folder, recovered.engine(), plan(codeVersion));
        final boolean isNew = recovered.engine().sequence() == 0;
        if (isNew) {
            session.open(SessionOpening.of(spec.settings(FixedPoint.UNKNOWN, codeVersion), spec, instruments),
                clock.nowNs());
        }
        log.accept(isNew ? "a new session begins" : "the session goes on behind frame " + session.engine().sequence()
            + ", " + recovered.replayed() + " frames were played");
        inlet = new SharedInlet(session, new SleepingWaitStrategy());
        intake = new MarketIntake(access, instruments, clock, new RingOutlet(), this::nextOpenNs, log);
        feed = new MarketFeed(access.venue(), streams(), intake, new ConnectionContext(sockets,
            ConnectionAttempts.ofStrictestVenue(), ConnectionSettings.ofLiquidMarkets(), System::nanoTime,
            System.nanoTime(), (channel, report) -> log.accept(channel + ": " + report.sentence())));
        inlet.start();
        if (isNew) {
            intake.warmUp(configuration.market().warmUpCandles(), clock.nowNs());
        } else {
            intake.goOn(lastSeenNs, clock.nowNs());
        }
        feed.start();
        control = ControlServer.start(folder.directory(), new PaperControl(this, folder.directory()));
    }

    /** Where it is written down, decisions depend on it: another one needs another session. */
    private void requireSameConfiguration(final SessionFolder folder) throws IOException {
        final List<SessionTape> tapes = folder.tapes();
        if (!tapes.isEmpty() && !spec.hash().equals(tapes.get(tapes.size() - 1).manifest().text(HASH))) {
            lock.close();
            throw new ConfigurationException("session " + folder.directory() + " was begun with another configuration "
                + "of what decides (strategy, account, limits or symbols): name another session.folder, or change it "
                + "back");
        }
    }

    private ReceiveClock clock() {
        final long serverTimeNs = access.serverTimeNs();
        return configuration.market().clock() == MarketClock.VENUE ? new VenueClock(serverTimeNs)
            : PaperDaemon::systemTimeNs;
    }

    private static long systemTimeNs() {
        final Instant now = Instant.now();
        return now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
    }

    private LiveSession.Plan plan(final String codeVersion) {
        final Map<String, String> manifest = new LinkedHashMap<>();
        manifest.put("fills", "simulated");
        manifest.put("mode", "paper");
        manifest.put("codeVersion", codeVersion);
        manifest.put(HASH, spec.hash());
        instruments.forEach(instrument -> manifest.put("instrument." + instrument.id(), instrument.symbol() + " "
            + instrument.priceScale() + " " + instrument.quantityScale()));
        manifest.putAll(spec.asText());
        return new LiveSession.Plan(manifest, configuration.session().durability(),
            configuration.session().snapshotEvery(),
            refused -> log.accept("a snapshot could not be written: " + refused.getMessage()));
    }

    private List<Stream> streams() {
        return instruments.stream()
            .flatMap(instrument -> configuration.market().streams().stream().map(kind -> new Stream(kind, instrument)))
            .toList();
    }

    private long nextOpenNs(final int instrumentId) {
        return session.engine().pipeline().view().nextOpenTimeNs(instrumentId);
    }

    /** Frames to the ring. */
    private final class RingOutlet implements FrameOutlet {
        @Override
        public void put(final InputSource source) {
            inlet.put(source);
        }

        @Override
        public boolean offer(final InputSource source) {
            return inlet.offer(source);
        }
    }

    /**
     * Why it cannot go on.
     *
     * @return null while it can.
     */
    public Throwable fault() {
        return inlet.fault();
    }

    /** The session, to be looked at. */
    LiveSession session() {
        return session;
    }

    SharedInlet inlet() {
        return inlet;
    }

    MarketFeed feed() {
        return feed;
    }

    List<Instrument> instruments() {
        return instruments;
    }

    MarketIntake intake() {
        return intake;
    }

    /** Takes nothing in any more, finishes what came in, writes a snapshot, and closes the tape. */
    @Override
    public void close() throws IOException {
        control.close();
        feed.close();
        sockets.close();
        intake.close();
        access.close();
        inlet.close();
        session.close();
        final SessionEngine engine = session.engine();
        log.accept("the session ended with frame " + engine.sequence());
        lock.close();
    }
}

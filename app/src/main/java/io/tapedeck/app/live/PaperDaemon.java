package io.tapedeck.app.live;

import com.lmax.disruptor.SleepingWaitStrategy;
import io.tapedeck.app.configuration.ConfigurationException;
import io.tapedeck.app.configuration.DaemonConfiguration;
import io.tapedeck.app.configuration.DaemonConfiguration.MarketClock;
import io.tapedeck.app.control.ControlServer;
import io.tapedeck.app.log.DaemonLog;
import io.tapedeck.app.monitor.Health;
import io.tapedeck.app.monitor.Metrics;
import io.tapedeck.app.monitor.MonitorServer;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.risk.RiskLimits;
import io.tapedeck.engine.ring.InputSource;
import io.tapedeck.engine.ring.SharedInlet;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.gateways.intake.FrameOutlet;
import io.tapedeck.gateways.intake.ReceiveClock;
import io.tapedeck.gateways.intake.VenueClock;
import io.tapedeck.gateways.notification.Alert;
import io.tapedeck.gateways.venue.Stream;
import io.tapedeck.gateways.websocket.ConnectionAttempts;
import io.tapedeck.gateways.websocket.ConnectionContext;
import io.tapedeck.gateways.websocket.ConnectionReport;
import io.tapedeck.gateways.websocket.ConnectionSettings;
import io.tapedeck.gateways.websocket.MarketFeed;
import io.tapedeck.gateways.websocket.OkHttpConnections;
import io.tapedeck.journal.session.FreeSpace;
import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.journal.session.SessionLock;
import io.tapedeck.journal.session.SessionTape;
import io.tapedeck.replay.run.JvmStageClock;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.run.SessionOpening;
import io.tapedeck.replay.run.StrategySelection;
import io.tapedeck.replay.session.LiveSession;
import io.tapedeck.replay.session.RecoveredSession;
import io.tapedeck.replay.session.SessionEngine;
import io.tapedeck.replay.session.SessionRecovery;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.OffsetEpochNanoClock;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs a paper session: recovers it, connects it to its venue, watches it, and ends it in good order. Started and
 * closed on one thread; the pipeline, the connections, the backfill and the watch have threads of their own.
 */
public final class PaperDaemon implements AutoCloseable {
    private static final String HASH = "configHash";
    private static final EpochNanoClock CLOCK = new OffsetEpochNanoClock();

    private final Shutdown shutdown = new Shutdown();
    private final DaemonConfiguration configuration;
    private final Supplier<DaemonConfiguration> source;
    private final ReplaySpec spec;
    private final DaemonNews news;
    private final SessionFolder folder;
    private final VenueAccess access;
    private final List<Instrument> instruments;
    private final ReceiveClock clock;
    private final DecisionTap tap = new DecisionTap();
    private final StageTimers timers;
    private final LiveSession session;
    private final boolean isNew;
    private final long lastSeenNs;
    private final SharedInlet inlet;
    private final MarketIntake intake;
    private final MarketFeed feed;
    private final Health health;
    private final PaperControl control;
    private final StallWatch stalls;
    private final DaemonWatch watch;

    private PaperDaemon(final Supplier<DaemonConfiguration> source, final StrategyCatalogue strategies,
        final String codeVersion, final Consumer<String> terminal) throws IOException {
        this.source = source;
        configuration = source.get();
        spec = configuration.replaySpec();
        final StrategySelection strategy = StrategySelection.select(strategies, spec.strategy());
        folder = new SessionFolder(configuration.session().folder());
        try {
            shutdown.of(SessionLock.take(folder.directory()));
            shutdown.of(DaemonLog.open(folder.directory()));
            news = shutdown.of(DaemonNews.start(configuration.alerts(), terminal));
            requireSameConfiguration();
            access = shutdown.of(new VenueAccess(configuration));
            instruments = access.instruments();
            clock = clock();
            timers = new StageTimers(clock instanceof VenueClock ? () -> -1 : clock::nowNs);
            final RecoveredSession recovered = new SessionRecovery(folder, strategy.plan(), this::onRecorded).recover();
            recovered.findings().forEach(news::note);
            isNew = recovered.engine().sequence() == 0;
            lastSeenNs = recovered.engine().timeNs();
            shutdown.of(() -> news.note("the session ended with frame " + recovered.engine().sequence()));
            session = shutdown.of(open(recovered.engine(), codeVersion));
            news.note(isNew ? "a new session begins" : "the session goes on behind frame "
                + session.engine().sequence() + ", " + recovered.replayed() + " frames were played");
            inlet = shutdown.of(new SharedInlet(session, new SleepingWaitStrategy()));
            intake = shutdown.of(new MarketIntake(access, instruments, new MarketIntake.Wishes(streams(),
                strategy.plan().needs().timer()), clock, new RingOutlet(),
                this::nextOpenNs, news::note));
            feed = shutdown.of(feed(shutdown.of(new OkHttpConnections(
                ConnectionSettings.ofLiquidMarkets().connectLimit()))));
            control = new PaperControl(this, folder.directory());
            stalls = shutdown.of(new StallWatch(inlet, news, control::haltFirst));
            health = new Health(new DaemonChecks(configuration, inlet, feed, stalls).checks());
            watch = shutdown.of(watch());
            monitor();
            start();
        } catch (final IOException | RuntimeException fault) {
            shutdown.close();
            throw fault;
        }
    }

    /**
     * Recovers a session, or begins it, and starts to trade.
     *
     * @param configuration read at the start, and again where somebody asks for it.
     * @param strategies    to choose from.
     * @param codeVersion   of this program.
     * @param terminal      takes sentences for people.
     * @return to be closed.
     * @throws IOException            where the disk refuses.
     * @throws VenueUnusableException where the venue does not answer.
     */
    public static PaperDaemon start(final Supplier<DaemonConfiguration> configuration,
        final StrategyCatalogue strategies, final String codeVersion, final Consumer<String> terminal)
        throws IOException {
        return new PaperDaemon(configuration, strategies, codeVersion, terminal);
    }

    /** Where it is written down, decisions depend on it: another one needs another session. */
    private void requireSameConfiguration() throws IOException {
        final List<SessionTape> tapes = folder.tapes();
        if (!tapes.isEmpty() && !isSame(ReplaySpec.ofText(tapes.get(tapes.size() - 1).manifest().values()))) {
            throw new ConfigurationException("session " + folder.directory() + " was begun with another configuration "
                + "of what decides (strategy, account or symbols): name another session.folder, or change it back");
        }
    }

    /** Limits can change while a session goes on: the change is a frame on its tape. */
    private boolean isSame(final ReplaySpec other) {
        return other.withLimits(spec.limits()).hash().equals(spec.hash());
    }

    private ReceiveClock clock() {
        final long serverTimeNs = access.serverTimeNs();
        return configuration.market().clock() == MarketClock.VENUE ? new VenueClock(serverTimeNs) : CLOCK::nanoTime;
    }

    /** Behind the journal, on the pipeline's thread. */
    private void onRecorded(final Frame frame) {
        timers.onFrame(frame);
        tap.onFrame(frame);
    }

    private LiveSession open(final SessionEngine engine, final String codeVersion) throws IOException {
        if (configuration.session().stageTimes() > 0) {
            engine.pipeline().timeStages(new JvmStageClock(), configuration.session().stageTimes());
        }
        final LiveSession opened = new LiveSession(folder, engine, plan(codeVersion));
        if (isNew) {
            opened.open(SessionOpening.of(spec.settings(FixedPoint.UNKNOWN, codeVersion), spec, instruments),
                clock.nowNs());
        }
        return opened;
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
            configuration.session().snapshotEvery(), refused -> news.send(Alert.of(Alert.Kind.ERROR,
                "a snapshot could not be written: " + refused.getMessage(), Instant.now())));
    }

    private MarketFeed feed(final OkHttpConnections sockets) {
        return new MarketFeed(access.venue(), streams(), intake, new ConnectionContext(sockets,
            ConnectionAttempts.ofStrictestVenue(), ConnectionSettings.ofLiquidMarkets(), System::nanoTime,
            System.nanoTime(), this::onConnection));
    }

    private void onConnection(final String channel, final ConnectionReport report) {
        intake.onReport(channel, report);
        final String sentence = channel + ": " + report.sentence();
        if (report instanceof ConnectionReport.Refused) {
            news.send(Alert.of(Alert.Kind.ERROR, sentence, Instant.now()));
        } else {
            news.note(sentence);
        }
    }

    private List<Stream> streams() {
        return instruments.stream()
            .flatMap(instrument -> configuration.market().streams().stream().map(kind -> new Stream(kind, instrument)))
            .toList();
    }

    private DaemonWatch watch() {
        return new DaemonWatch(news, tap, new DecisionTeller(instruments, control.positionIds(), news), health,
            new DaemonWatch.Terms(configuration, control::offerHalt, FreeSpace.around(folder.directory()),
                control::inOneLine));
    }

    private void monitor() throws IOException {
        if (configuration.monitor().port() > 0) {
            final Metrics metrics = shutdown.of(new Metrics());
            final DaemonFigures figures = new DaemonFigures(metrics);
            figures.bind(session);
            figures.bind(inlet, intake, tap);
            figures.bind(feed);
            figures.bind(news);
            timers.bindTo(metrics);
            shutdown.of(MonitorServer.start(configuration.monitor().port(), metrics, health));
        }
    }

    private void start() throws IOException {
        timers.open();
        tap.open();
        inlet.start();
        control.limit(spec.riskLimits(instruments));
        if (isNew) {
            intake.warmUp(configuration.market().warmUpCandles(), clock.nowNs());
        } else {
            intake.goOn(lastSeenNs, clock.nowNs());
        }
        feed.start();
        intake.start();
        watch.start();
        stalls.start();
        shutdown.of(ControlServer.start(folder.directory(), control));
        health.ready();
        news.send(Alert.of(Alert.Kind.START, isNew ? "a new session began" : "the session goes on", Instant.now())
            .with("session", folder.directory()).with("strategy", spec.strategy().name())
            .with("state", control.inOneLine()));
    }

    /** A session that died before its first candle waits for the one that was being made when it was begun. */
    private long nextOpenNs(final int instrumentId) {
        final long next = session.engine().pipeline().view().nextOpenTimeNs(instrumentId);
        return next < 0 && !isNew ? Timeframe.M1.startOf(lastSeenNs) : next;
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

    /**
     * Why it should end in good order before worse happens.
     *
     * @return one sentence; empty while it need not.
     */
    public Optional<String> end() {
        return watch.end();
    }

    /**
     * The limits of the configuration as it is written now.
     *
     * @throws ConfigurationException where it is wrong, or something else is changed that decides.
     */
    RiskLimits writtenLimits() {
        final ReplaySpec now = source.get().replaySpec();
        if (!isSame(now)) {
            throw new ConfigurationException("only limits can be changed while a session goes on: the configuration "
                + "now has another strategy, account or symbols, which need another session");
        }
        return now.riskLimits(instruments);
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

    Health health() {
        return health;
    }

    /** Takes nothing in any more, finishes what came in, writes a snapshot, and closes the tape. */
    @Override
    public void close() throws IOException {
        health.notReady();
        news.send(Alert.of(fault() == null ? Alert.Kind.STOP : Alert.Kind.ERROR, fault() == null ? "the daemon stops"
            : "the daemon stops, for the pipeline failed: " + fault().getMessage(), Instant.now())
            .with("session", folder.directory()).with("state", control.inOneLine()));
        shutdown.close();
    }
}

package io.tapedeck.app.live;

import com.lmax.disruptor.SleepingWaitStrategy;
import io.tapedeck.app.configuration.DaemonConfiguration;
import io.tapedeck.app.configuration.DaemonConfiguration.MarketClock;
import io.tapedeck.app.control.ControlServer;
import io.tapedeck.app.log.DaemonLog;
import io.tapedeck.app.monitor.Health;
import io.tapedeck.app.monitor.MonitorServer;
import io.tapedeck.engine.market.Instrument;
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
import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.journal.session.SessionLock;
import io.tapedeck.replay.run.JvmStageClock;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.run.StrategySelection;
import io.tapedeck.replay.session.LiveSession;
import io.tapedeck.replay.session.RecoveredSession;
import io.tapedeck.replay.session.SessionRecovery;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.OffsetEpochNanoClock;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Runs a paper session: recovers it, connects it to its venue, has it looked after, and ends it in good order. Started
 * and closed on one thread; the pipeline, the connections, the backfill and the watches have threads of their own.
 */
public final class PaperDaemon implements AutoCloseable {
    private static final EpochNanoClock CLOCK = new OffsetEpochNanoClock();

    private final Shutdown shutdown = new Shutdown();
    private final SessionConfiguration configuration;
    private final SessionFolder folder;
    private final DaemonNews news;
    private final VenueAccess access;
    private final List<Instrument> instruments;
    private final ReceiveClock clock;
    private final DaemonOversight oversight;
    private final PaperSession session;
    private final SharedInlet inlet;
    private final MarketIntake intake;
    private final MarketFeed feed;
    private final PaperControl control;
    private final SessionReload reload;

    private PaperDaemon(final Supplier<DaemonConfiguration> source, final StrategyCatalogue strategies,
        final String codeVersion, final Consumer<String> terminal, final StopOrder stop) throws IOException {
        configuration = new SessionConfiguration(source);
        final StrategySelection strategy = StrategySelection.select(strategies, configuration.spec().strategy());
        folder = new SessionFolder(configuration.first().session().folder());
        try {
            shutdown.of(SessionLock.take(folder.directory()));
            shutdown.of(DaemonLog.open(folder.directory()));
            news = shutdown.of(DaemonNews.start(configuration.first().alerts(), terminal));
            MonitorServer.requireFree(configuration.first().monitor().port());
            final ReplaySpec begun = configuration.begunWith(folder);
            access = shutdown.of(new VenueAccess(configuration.first()));
            stop.breaksOff(access::cancel);
            instruments = access.instruments();
            clock = clock();
            oversight = new DaemonOversight(new StageTimers(receiptClockNs()));
            final RecoveredSession recovered = new SessionRecovery(folder,
                StrategySelection.select(strategies, begun.strategy()).plan(), oversight).recover();
            session = shutdown.of(new PaperSession(recovered,
                new PaperSession.Place(folder, configuration, begun, instruments, codeVersion, news), clock.nowNs(),
                new JvmStageClock(receiptClockNs())));
            shutdown.of(oversight::tellLast);
            inlet = shutdown.of(new SharedInlet(session.live(), new SleepingWaitStrategy()));
            intake = shutdown.of(new MarketIntake(access, instruments,
                new MarketIntake.Wishes(streams(), strategy.plan().needs().timer()), clock, new RingOutlet(),
                session::nextOpenNs, news::note));
            feed = shutdown.of(feed(shutdown.of(new OkHttpConnections(
                ConnectionSettings.ofLiquidMarkets().connectLimit()))));
            control = new PaperControl(this, folder.directory());
            reload = new SessionReload(new SessionReload.Place(folder, session.live(), inlet, instruments,
                intake::nowNs), configuration, new StrategyParameters(strategies, begun));
            shutdown.of(oversight);
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
     * @param stop          breaks off the start.
     * @return to be closed.
     * @throws IOException            where the disk refuses.
     * @throws VenueUnusableException where the venue does not answer, or was not waited for.
     */
    public static PaperDaemon start(final Supplier<DaemonConfiguration> configuration,
        final StrategyCatalogue strategies, final String codeVersion, final Consumer<String> terminal,
        final StopOrder stop) throws IOException {
        return new PaperDaemon(configuration, strategies, codeVersion, terminal, stop);
    }

    private ReceiveClock clock() {
        final long serverTimeNs = access.serverTimeNs();
        return configuration.first().market().clock() == MarketClock.VENUE ? new VenueClock(serverTimeNs)
            : CLOCK::nanoTime;
    }

    /** Of a venue to practise on, whose time is not ours, nobody can say how long ago something was received. */
    private LongSupplier receiptClockNs() {
        return clock instanceof VenueClock ? () -> -1 : clock::nowNs;
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
        return instruments.stream().flatMap(instrument -> configuration.first().market().streams().stream()
            .map(kind -> new Stream(kind, instrument))).toList();
    }

    private void start() throws IOException {
        oversight.open();
        inlet.start();
        reload.atStart().forEach(news::note);
        if (session.isNew()) {
            intake.warmUp(configuration.first().market().warmUpCandles(), clock.nowNs());
        } else {
            intake.goOn(session.lastSeenNs(), clock.nowNs());
        }
        oversight.start(this, control, news, configuration.first());
        feed.start();
        intake.start();
        shutdown.of(ControlServer.start(folder.directory(), control));
        oversight.health().ready();
        news.send(alert(Alert.Kind.START, session.isNew() ? "a new session began" : "the session goes on")
            .with("strategy", configuration.spec().strategy().name()));
    }

    private Alert alert(final Alert.Kind kind, final String title) {
        return Alert.of(kind, title, Instant.now()).with("session", folder.directory())
            .with("state", control.inOneLine());
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
        return oversight.end();
    }

    /** What of its configuration may change meanwhile. */
    SessionReload reload() {
        return reload;
    }

    /** The session, to be looked at. */
    LiveSession session() {
        return session.live();
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
        return oversight.health();
    }

    /** Takes nothing in any more, finishes what came in, writes a snapshot, and closes the tape. */
    @Override
    public void close() throws IOException {
        oversight.health().notReady();
        news.send(fault() == null ? alert(Alert.Kind.STOP, "the daemon stops")
            : alert(Alert.Kind.ERROR, "the daemon stops, for the pipeline failed: " + fault().getMessage()));
        shutdown.close();
    }
}

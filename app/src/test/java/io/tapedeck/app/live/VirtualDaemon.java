package io.tapedeck.app.live;

import io.tapedeck.app.configuration.DaemonConfiguration;
import io.tapedeck.app.configuration.DaemonConfiguration.MarketClock;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.ring.FrameInlet;
import io.tapedeck.engine.ring.InputSource;
import io.tapedeck.engine.ring.SessionIntake;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.gateways.intake.FrameOutlet;
import io.tapedeck.gateways.intake.ReceiveClock;
import io.tapedeck.gateways.intake.VenueClock;
import io.tapedeck.gateways.venue.Stream;
import io.tapedeck.gateways.websocket.ConnectionAttempts;
import io.tapedeck.gateways.websocket.ConnectionContext;
import io.tapedeck.gateways.websocket.ConnectionReport;
import io.tapedeck.gateways.websocket.ConnectionSettings;
import io.tapedeck.gateways.websocket.MarketConnection;
import io.tapedeck.replay.run.SessionOpening;
import io.tapedeck.replay.run.StrategySelection;
import io.tapedeck.replay.session.SessionEngine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * The parts of a paper daemon, wired as it wires them, in virtual time and on one thread: access to the venue, intake,
 * connections, and the engine behind them. Frames are processed where they are put in.
 */
final class VirtualDaemon {
    /** How often strategies are woken. */
    static final Timeframe WAKE_UPS = Timeframe.M5;
    private static final StrategyCatalogue STRATEGIES = StrategyCatalogue.load();
    private static final long TICK_NS = Duration.ofSeconds(1).toNanos();

    final List<String> said = new ArrayList<>();
    final SessionRecord record = new SessionRecord();
    private final DaemonConfiguration configuration;
    private final VirtualTime time;
    private final VirtualVenue venue;
    private final ReceiveClock machineClock;
    private final BooleanSupplier isRingFull;
    private final SessionEngine engine;
    private final SessionIntake sequencer;
    private final Frame frame = Frame.allocate();
    private List<MarketConnection> connections = List.of();
    private MarketIntake intake;
    private int lives;

    /**
     * A daemon that was not started.
     *
     * @param configuration of it.
     * @param time          that passes.
     * @param venue         to connect to.
     * @param machineClock  of this machine.
     * @param isRingFull    whether the pipeline cannot take market data in now.
     */
    VirtualDaemon(final DaemonConfiguration configuration, final VirtualTime time, final VirtualVenue venue,
        final ReceiveClock machineClock, final BooleanSupplier isRingFull) {
        this.configuration = configuration;
        this.time = time;
        this.venue = venue;
        this.machineClock = machineClock;
        this.isRingFull = isRingFull;
        engine = new SessionEngine(
            StrategySelection.select(STRATEGIES, configuration.replaySpec().strategy()).plan(), FrameListener.NONE);
        engine.record(record, UnaryOperator.identity());
        sequencer = new SessionIntake(engine, 0, Long.MIN_VALUE);
        tickLater();
    }

    private void tickLater() {
        time.after(TICK_NS, () -> {
            connections.forEach(MarketConnection::tick);
            tickLater();
        });
    }

    /** As after a start, or after a restart that has recovered everything that was recorded. */
    void start(final long seed) {
        final VenueAccess access = new VenueAccess(configuration, venue, time, seed);
        final long venueTimeNs = access.serverTimeNs();
        final List<Instrument> instruments = access.instruments();
        final ReceiveClock clock = configuration.market().clock() == MarketClock.VENUE
            ? new VenueClock(venueTimeNs) : machineClock;
        final long lastSeenNs = engine.timeNs();
        if (lives == 0) {
            open(instruments, clock);
        }
        final List<Stream> streams = instruments.stream().flatMap(instrument ->
            configuration.market().streams().stream().map(kind -> new Stream(kind, instrument))).toList();
        intake = new MarketIntake(access, instruments, new MarketIntake.Wishes(streams, Optional.of(WAKE_UPS)), clock,
            new Inlet(lives), engine.pipeline().view()::nextOpenTimeNs, said::add, name -> time.worker());
        final ConnectionContext context = new ConnectionContext(venue, ConnectionAttempts.ofStrictestVenue(),
            ConnectionSettings.ofLiquidMarkets(), time::nowNs, seed,
            this::onReport);
        connections = access.venue().channels(streams).stream()
            .map(channel -> new MarketConnection(channel, access.venue(), intake, context)).toList();
        if (lives == 0) {
            intake.warmUp(configuration.market().warmUpCandles(), clock.nowNs());
        } else {
            intake.goOn(lastSeenNs, clock.nowNs());
        }
        connections.forEach(MarketConnection::start);
        intake.start();
    }

    private void onReport(final String channel, final ConnectionReport report) {
        intake.onReport(channel, report);
        said.add(time.nowNs() / 1_000_000 + " ms " + channel + ": " + report.sentence());
    }

    private void open(final List<Instrument> instruments, final ReceiveClock clock) {
        SessionOpening.of(configuration.replaySpec().settings(FixedPoint.UNKNOWN, "test"), configuration.replaySpec(),
            instruments).feed(new OpeningInlet(clock.nowNs()));
    }

    boolean isRunning() {
        return !connections.isEmpty();
    }

    /** The process dies. */
    void die() {
        lives++;
        connections.forEach(MarketConnection::stop);
        connections = List.of();
        intake.close();
    }

    List<MarketConnection> connections() {
        return connections;
    }

    SessionEngine engine() {
        return engine;
    }

    private void process(final InputSource source, final int life) {
        if (life != lives) {
            return;
        }
        frame.begin(0, 0, 0);
        source.fill(frame);
        sequencer.onFrame(frame);
    }

    /** What the threads of a dead process put in is gone. */
    private final class Inlet implements FrameOutlet {
        private final int life;

        Inlet(final int life) {
            this.life = life;
        }

        @Override
        public void put(final InputSource source) {
            process(source, life);
        }

        @Override
        public boolean offer(final InputSource source) {
            if (isRingFull.getAsBoolean()) {
                return false;
            }
            process(source, life);
            return true;
        }
    }

    private final class OpeningInlet implements FrameInlet {
        private final long timeNs;

        OpeningInlet(final long timeNs) {
            this.timeNs = timeNs;
        }

        @Override
        public Frame claim() {
            return frame.begin(0, timeNs, timeNs);
        }

        @Override
        public void publish() {
            sequencer.onFrame(frame);
        }

        @Override
        public void drain() {
            // Every frame was processed before publish returned.
        }

        @Override
        public void close() {
            // Nothing to stop.
        }
    }
}

package io.tapedeck.app.live;

import io.tapedeck.app.configuration.DaemonConfiguration;
import io.tapedeck.app.monitor.Health;
import io.tapedeck.app.monitor.Metrics;
import io.tapedeck.app.monitor.MonitorServer;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.journal.session.FreeSpace;

import java.io.IOException;
import java.util.Optional;

/**
 * What looks after a daemon: its checks and who watches them, and the pages that tell of it. Started and closed by the
 * thread of the daemon; listens on the pipeline's thread behind the journal, without allocation.
 */
final class DaemonOversight implements FrameListener, AutoCloseable {
    private final DecisionTap tap = new DecisionTap();
    private final Shutdown shutdown = new Shutdown();
    private final StageTimers timers;
    private Health health;
    private DaemonWatch watch;

    DaemonOversight(final StageTimers timers) {
        this.timers = timers;
    }

    @Override
    public void onFrame(final Frame frame) {
        timers.onFrame(frame);
        tap.onFrame(frame);
    }

    /** Frames count from now on: what a recovery played was told before. */
    void open() {
        timers.open();
        tap.open();
    }

    /** Begins to look after a daemon, before its connections are opened. */
    void start(final PaperDaemon daemon, final PaperControl control, final DaemonNews news,
        final DaemonConfiguration configuration) throws IOException {
        final StallWatch stalls = shutdown.of(new StallWatch(daemon.inlet(), news, control::haltFirst));
        health = new Health(new DaemonChecks(configuration, daemon.inlet(), daemon.feed(), stalls).checks());
        watch = shutdown.of(new DaemonWatch(news, tap,
            new DecisionTeller(daemon.instruments(), control.positionIds(), news), health,
            new DaemonWatch.Terms(configuration, control::offerHalt,
                FreeSpace.around(configuration.session().folder()), control::inOneLine)));
        if (configuration.monitor().port() > 0) {
            tellMachines(daemon, news, configuration.monitor().port());
        }
        watch.start();
        stalls.start();
    }

    private void tellMachines(final PaperDaemon daemon, final DaemonNews news, final int port) throws IOException {
        final Metrics metrics = shutdown.of(new Metrics());
        final DaemonFigures figures = new DaemonFigures(metrics);
        figures.bind(daemon.session());
        figures.bind(daemon.inlet(), daemon.intake(), tap);
        figures.bind(daemon.feed());
        figures.bind(news);
        timers.bindTo(metrics);
        shutdown.of(MonitorServer.start(port, metrics, health));
    }

    Health health() {
        return health;
    }

    /** Why the daemon should end before worse happens; empty while it need not. */
    Optional<String> end() {
        return watch.end();
    }

    /** Ends to look. */
    @Override
    public void close() throws IOException {
        shutdown.close();
    }

    /** Tells what was decided while the daemon ended; when the pipeline has stopped. */
    void tellLast() {
        if (watch != null) {
            watch.tell();
        }
    }
}

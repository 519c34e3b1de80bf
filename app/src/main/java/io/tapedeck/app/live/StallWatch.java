package io.tapedeck.app.live;

import io.tapedeck.app.monitor.CheckResult;
import io.tapedeck.app.monitor.CheckResult.Verdict;
import io.tapedeck.app.monitor.HealthCheck;
import io.tapedeck.engine.ring.SharedInlet;
import io.tapedeck.engine.ring.StallMonitor;
import io.tapedeck.gateways.notification.Alert;
import io.tapedeck.gateways.notification.AlertSink;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks each second whether the pipeline still gets on, on a thread of its own that never waits for it: a disk that
 * hangs in an append would hold up whoever looks at the session, too. Where it stands still trading is halted, before
 * anything that came meanwhile is decided upon.
 */
final class StallWatch implements HealthCheck, AutoCloseable {
    /** Longer than a disk takes in an honest bad moment. */
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final long LOOK_EVERY_MS = 1_000;

    private final StallMonitor monitor = new StallMonitor(LIMIT, SharedInlet.RING_SIZE);
    private final SharedInlet inlet;
    private final AlertSink sink;
    private final Runnable halt;
    private final ScheduledExecutorService thread = Workers.THREADS.worker("stall");
    private volatile boolean isStalled;

    /**
     * A watch that does not look yet.
     *
     * @param inlet of the pipeline.
     * @param sink  told of a stall and its end.
     * @param halt  puts a halt in before everything else, without waiting.
     */
    StallWatch(final SharedInlet inlet, final AlertSink sink, final Runnable halt) {
        this.inlet = inlet;
        this.sink = sink;
        this.halt = halt;
    }

    void start() {
        thread.scheduleWithFixedDelay(this::look, LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        switch (monitor.look(System.nanoTime(), inlet.accepted(), inlet.processed())) {
            case STALLED -> {
                isStalled = true;
                halt.run();
                sink.send(Alert.of(Alert.Kind.ERROR, "the journal stands still: trading is halted when it moves again",
                    Instant.now()));
            }
            case MOVES -> {
                isStalled = false;
                sink.send(Alert.of(Alert.Kind.RECOVERED, "the journal moves again; trading stays halted until somebody "
                    + "resumes", Instant.now()));
            }
            default -> {
            }
        }
    }

    @Override
    public CheckResult now() {
        return isStalled ? new CheckResult("journal", Verdict.FAILED, "stands still") : new CheckResult("journal",
            Verdict.OK, "moves");
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

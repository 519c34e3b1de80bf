package io.tapedeck.app.live;

import io.tapedeck.app.configuration.DaemonConfiguration;
import io.tapedeck.app.monitor.CheckResult;
import io.tapedeck.app.monitor.CheckResult.Verdict;
import io.tapedeck.app.monitor.Health;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.journal.session.FreeSpace;
import org.agrona.DirectBuffer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Looks at the daemon once a second, on a thread of its own: tells what was decided and what is not well, halts trading
 * where the tape is in danger, asks for an end before the disk is full, and says now and then that it lives.
 */
final class DaemonWatch implements AutoCloseable {
    private static final long LOOK_EVERY_MS = 1_000;
    private static final long TELL_EVERY_MS = 50;
    /** Of the space at which trading is halted: below it nothing more is recorded, so that the tape stays sound. */
    private static final int END_SHARE = 4;

    private final DaemonNews news;
    private final DecisionTap tap;
    private final DecisionTeller teller;
    private final Health health;
    private final Terms terms;
    private final HealthNews healthNews;
    private final Frame frame = Frame.allocate();
    private final ScheduledExecutorService thread = Workers.THREADS.worker("watch");
    private boolean isHalted;
    private long heartbeatNs = System.nanoTime();
    private volatile String end = "";

    /**
     * What the watch goes by.
     *
     * @param configuration of the daemon.
     * @param halt          puts a halt in where that can be done at once.
     * @param disk          that the session is on.
     * @param state         of the session, in one line.
     */
    record Terms(DaemonConfiguration configuration, Predicate<String> halt, FreeSpace disk,
        Supplier<String> state) {
    }

    DaemonWatch(final DaemonNews news, final DecisionTap tap, final DecisionTeller teller, final Health health,
        final Terms terms) {
        this.news = news;
        this.tap = tap;
        this.teller = teller;
        this.health = health;
        this.terms = terms;
        healthNews = new HealthNews(news);
    }

    void start() {
        thread.scheduleWithFixedDelay(() -> guarded(this::tell), 0, TELL_EVERY_MS, TimeUnit.MILLISECONDS);
        thread.scheduleWithFixedDelay(() -> guarded(this::look), LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
    }

    /** A fault in what watches must not end the watch. */
    private void guarded(final Runnable work) {
        try {
            work.run();
        } catch (final RuntimeException fault) {
            news.note("the watch stumbled: " + fault);
        }
    }

    /** Tells what was decided since the last time. */
    void tell() {
        tap.read(this::tell);
    }

    private void tell(final int type, final DirectBuffer buffer, final int index, final int length) {
        frame.copyFrom(buffer, index, length);
        teller.tell(frame);
    }

    private void look() {
        final List<CheckResult> results = health.results();
        healthNews.look(results, Instant.now());
        results.stream().filter(DaemonWatch::endangersTheTape).findFirst().ifPresentOrElse(this::halt,
            () -> isHalted = false);
        if (isAlmostFull()) {
            end = "the disk is almost full";
        }
        beat();
    }

    /** Without data trading waits by itself; of a stall somebody else takes care, who does not wait for the ring. */
    private static boolean endangersTheTape(final CheckResult result) {
        return result.verdict() == Verdict.FAILED && HealthNews.DISK.equals(result.name());
    }

    /** Once; a person resumes. Where the ring is full now, it is tried again at the next look. */
    private void halt(final CheckResult result) {
        if (!isHalted) {
            isHalted = terms.halt().test(result.name() + ": " + result.words());
        }
    }

    private boolean isAlmostFull() {
        final long free = terms.disk().bytes();
        return free != FreeSpace.UNKNOWN && free < terms.configuration().disk().haltBelow() / END_SHARE;
    }

    private void beat() {
        if (System.nanoTime() - heartbeatNs >= terms.configuration().monitor().heartbeat().toNanos()) {
            heartbeatNs = System.nanoTime();
            news.note("alive: " + terms.state().get());
        }
    }

    /** Why the daemon should end; empty while it should not. */
    Optional<String> end() {
        return Optional.of(end).filter(why -> !why.isEmpty());
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(1, TimeUnit.SECONDS);
        } catch (final InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}

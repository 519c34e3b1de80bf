package io.tapedeck.loopback.server;

import io.tapedeck.loopback.delivery.ConnectionFaults;
import io.tapedeck.loopback.fault.FaultPlan;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** What all connections of a venue share: audience, plan of faults, and a thread that acts later. Any thread. */
final class VenueDesk {
    private final Audience audience = new Audience();
    private final Map<String, AtomicLong> subscriptions = new ConcurrentHashMap<>();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(task -> {
        final Thread thread = new Thread(task, "loopback-later");
        thread.setDaemon(true);
        return thread;
    });
    private final FaultPlan plan;
    private final MarketClock clock;

    VenueDesk(final FaultPlan plan, final MarketClock clock) {
        this.plan = plan;
        this.clock = clock;
    }

    Audience audience() {
        return audience;
    }

    ConnectionFaults faultsOfConnection() {
        return new ConnectionFaults(plan, clock.nowMs());
    }

    void noteSubscription(final ConnectionFaults faults, final String stream) {
        final long number = subscriptions.computeIfAbsent(stream, first -> new AtomicLong()).incrementAndGet();
        faults.onSubscribed(stream, number, clock.nowMs());
    }

    void later(final Runnable task, final long millis) {
        later.schedule(task, millis, TimeUnit.MILLISECONDS);
    }

    /** Does something again and again, until it says that it is done. */
    void repeat(final BooleanSupplier task, final Duration every) {
        later(() -> {
            if (task.getAsBoolean()) {
                repeat(task, every);
            }
        }, every.toMillis());
    }

    long nanoTime() {
        return System.nanoTime();
    }

    long wallMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    void close() {
        later.shutdownNow();
    }
}

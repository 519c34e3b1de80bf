package io.tapedeck.loopback.server;

import io.tapedeck.loopback.delivery.ConnectionFaults;
import io.tapedeck.loopback.delivery.LineDesk;
import io.tapedeck.loopback.fault.FaultPlan;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What all connections of a venue share: audience, plan of faults, and a thread that acts later. Any thread. */
final class VenueDesk implements LineDesk {
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

    @Override
    public ConnectionFaults faultsOfConnection() {
        return new ConnectionFaults(plan, clock.nowMs());
    }

    @Override
    public void noteSubscription(final ConnectionFaults faults, final String stream) {
        final long number = subscriptions.computeIfAbsent(stream, first -> new AtomicLong()).incrementAndGet();
        faults.onSubscribed(stream, number, clock.nowMs());
    }

    @Override
    public void later(final Runnable task, final long millis) {
        later.schedule(task, millis, TimeUnit.MILLISECONDS);
    }

    long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public long wallMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    void close() {
        later.shutdownNow();
    }
}

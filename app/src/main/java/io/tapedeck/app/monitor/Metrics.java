package io.tapedeck.app.monitor;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/**
 * The figures of a daemon, in the format of Prometheus. Nothing is counted here: every figure is read, when somebody
 * asks, from whoever counts it anyway. Figures are named at the start; {@link #text} may be called from any thread.
 */
public final class Metrics implements AutoCloseable {
    private static final double NANOS = 1e9;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collector = new JvmGcMetrics();
    /** The registry holds on to them weakly, and tells 0 once they were collected. */
    private final List<LongSupplier> counted = new ArrayList<>();

    /** The memory, collections, threads, processor time and file handles of this process are among the figures. */
    public Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        collector.bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /**
     * A figure that goes up and down.
     *
     * @param name        in dots, such as {@code tapedeck.equity}.
     * @param description one line.
     * @param value       reads it.
     * @param labels      names and values in turns.
     */
    public void gauge(final String name, final String description, final DoubleSupplier value,
        final String... labels) {
        Gauge.builder(name, value::getAsDouble).strongReference(true).description(description).tags(Tags.of(labels))
            .register(registry);
    }

    /**
     * A figure that only grows.
     *
     * @param name        in dots; {@code _total} is added.
     * @param description one line.
     * @param value       reads it.
     * @param labels      names and values in turns.
     */
    public void counter(final String name, final String description, final LongSupplier value,
        final String... labels) {
        counted.add(value);
        FunctionCounter.builder(name, value, LongSupplier::getAsLong).description(description).tags(Tags.of(labels))
            .register(registry);
    }

    /**
     * The percentiles of a timer, as {@code tapedeck_latency_seconds{timer, quantile}}; quantile 1 is the longest.
     *
     * @param name  of the timer.
     * @param timer that is read.
     */
    public void latency(final String name, final LatencyTimer timer) {
        quantile(name, timer, "0.5", LatencySummary::p50Ns);
        quantile(name, timer, "0.99", LatencySummary::p99Ns);
        quantile(name, timer, "0.999", LatencySummary::p999Ns);
        quantile(name, timer, "1", LatencySummary::maxNs);
    }

    private void quantile(final String name, final LatencyTimer timer, final String quantile,
        final ToLongFunction<LatencySummary> figure) {
        gauge("tapedeck.latency.seconds", "over the last one to two minutes, corrected for coordinated omission",
            () -> figure.applyAsLong(timer.summary()) / NANOS, "timer", name, "quantile", quantile);
    }

    /**
     * All figures now.
     *
     * @return text format 0.0.4.
     */
    public String text() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collector.close();
        registry.close();
    }
}

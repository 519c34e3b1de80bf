package io.tapedeck.replay.run;

import io.tapedeck.engine.pipeline.StageClock;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/** The clock and the collectors of this JVM. Stateless but for what it was given; allocates when it is made. */
public final class JvmStageClock implements StageClock {
    private final GarbageCollectorMXBean[] collectors =
        ManagementFactory.getGarbageCollectorMXBeans().toArray(GarbageCollectorMXBean[]::new);

    /** A clock of this JVM. */
    public JvmStageClock() {
        // The collectors are known from the start.
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public long collections() {
        long collections = 0;
        for (final GarbageCollectorMXBean collector : collectors) {
            collections += Math.max(0, collector.getCollectionCount());
        }
        return collections;
    }
}

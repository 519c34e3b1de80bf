package io.tapedeck.replay.run;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.pipeline.StageClock;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/** The clock and the collectors of this JVM. Stateless but for what it was given; allocates when it is made. */
public final class JvmStageClock implements StageClock {
    private static final long NO_PRESENT = -1;

    private final GarbageCollectorMXBean[] collectors =
        ManagementFactory.getGarbageCollectorMXBeans().toArray(GarbageCollectorMXBean[]::new);

    private final LongSupplier receiveClockNs;

    /** A clock of this JVM, for frames that nobody has received. */
    public JvmStageClock() {
        this(() -> NO_PRESENT);
    }

    /**
     * A clock of this JVM.
     *
     * @param receiveClockNs that frames are stamped by when they are received; negative where that is not the present
     *                       of this machine.
     */
    public JvmStageClock(final LongSupplier receiveClockNs) {
        this.receiveClockNs = receiveClockNs;
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public long sinceReceiptNs(final long receiveTimeNs) {
        final long nowNs = receiveClockNs.getAsLong();
        return nowNs < 0 ? FixedPoint.UNKNOWN : nowNs - receiveTimeNs;
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

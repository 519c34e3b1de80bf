package io.tapedeck.benchmarks.jvm;

import com.sun.management.ThreadMXBean;

import java.lang.management.ManagementFactory;

/** What the present thread has allocated, as the JVM counts it; asking allocates nothing. */
public final class AllocatedBytes {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private AllocatedBytes() {
    }

    /**
     * Of the present thread since it began.
     *
     * @return bytes.
     */
    public static long now() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}

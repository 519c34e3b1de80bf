package io.tapedeck.benchmarks.jvm;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits until the JIT has nothing to do: what has run often enough waits in its queue, on a busy machine for seconds,
 * and runs meanwhile as it was compiled first.
 */
public final class IdleCompiler {
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int QUIET_LOOKS = 4;
    /** Ten seconds: whoever still compiles then will not stop. */
    private static final int MOST_LOOKS = 200;

    private IdleCompiler() {
    }

    /** Waits; ten seconds at most. */
    public static void await() {
        final CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        long known = compiler.getTotalCompilationTime();
        int quiet = 0;
        for (int look = 0; look < MOST_LOOKS && quiet < QUIET_LOOKS; look++) {
            LockSupport.parkNanos(LOOK_NS);
            final long present = compiler.getTotalCompilationTime();
            quiet = present == known ? quiet + 1 : 0;
            known = present;
        }
    }
}

package io.tapedeck.benchmarks.live;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.SleepingWaitStrategy;
import com.lmax.disruptor.WaitStrategy;
import io.tapedeck.benchmarks.jvm.IdleCompiler;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.ring.InputSource;
import io.tapedeck.engine.ring.SharedInlet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Trades that come in at a fixed rate, from the thread that waits for them to the order on the tape: on that thread, or
 * over the ring to the thread of the pipeline.
 *
 * @param warmUp    trades before those that count, as fast as they can be taken, in rounds for the JIT to catch up;
 *                  fewer than a round are for function only.
 * @param counted   trades at the rate.
 * @param perSecond the rate.
 */
record InProcessRun(int warmUp, int counted, int perSecond) {
    private static final long PAUSE_NS = 100_000;
    /** Trades before the JIT may catch up: what it compiled in one round goes into its callers in the next. */
    private static final int ROUND = 50_000;

    /** How a frame gets to the stages. */
    enum Way {
        /** They run on the thread that received it. */
        INLINE("inline"),
        /** Over the ring; their thread never sleeps. */
        RING_AWAKE("ring, busy"),
        /** Over the ring; their thread sleeps a little where nothing comes, as the daemon's does. */
        RING_AS_DAEMON("ring, as the daemon");

        private final String label;

        Way(final String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        private WaitStrategy waiting() {
            return this == RING_AWAKE ? new BusySpinWaitStrategy() : new SleepingWaitStrategy();
        }
    }

    IntentTimes measure(final Path folder, final Way way, final LiveRig.StageTimes stageTimes) throws IOException {
        final IntentTimes times = new IntentTimes(warmUp);
        try (LiveRig rig = new LiveRig(folder, times, stageTimes, System::nanoTime)) {
            if (way == Way.INLINE) {
                play(times, inline(rig));
            } else {
                playOverRing(times, rig, way);
            }
        }
        requireOrders(times);
        return times;
    }

    private static Consumer<InputSource> inline(final LiveRig rig) {
        final Frame frame = Frame.allocate();
        return source -> {
            source.fill(frame);
            rig.session().onFrame(frame, true);
        };
    }

    private void playOverRing(final IntentTimes times, final LiveRig rig, final Way way) {
        try (SharedInlet inlet = new SharedInlet(rig.session(), way.waiting())) {
            inlet.start();
            play(times, inlet::put);
            while (times.seen() < warmUp + counted && inlet.fault() == null) {
                LockSupport.parkNanos(PAUSE_NS);
            }
            if (inlet.fault() != null) {
                throw new IllegalStateException("the pipeline failed", inlet.fault());
            }
        }
    }

    private void play(final IntentTimes times, final Consumer<InputSource> inlet) {
        final TradeInput trades = new TradeInput();
        for (int index = 0; index < warmUp; index++) {
            inlet.accept(trades.next(System.nanoTime()));
            if ((index + 1) % ROUND == 0) {
                IdleCompiler.await();
            }
        }
        while (times.seen() < warmUp) {
            Thread.onSpinWait();
        }
        final Schedule schedule = Schedule.soon(perSecond);
        times.follow(schedule);
        for (int index = 0; index < counted; index++) {
            schedule.await(index);
            inlet.accept(trades.next(System.nanoTime()));
        }
    }

    /** Whoever measures nothing is quick. */
    private void requireOrders(final IntentTimes times) {
        if (times.intents().getTotalCount() != counted / 2) {
            throw new IllegalStateException("of " + counted + " trades " + times.intents().getTotalCount()
                + " were followed by an order, and not every other one");
        }
    }
}

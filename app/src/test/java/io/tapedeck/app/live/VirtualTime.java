package io.tapedeck.app.live;

import io.tapedeck.gateways.rest.RestPace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Time that passes from event to event: what happens later, a pace to sleep by, and a worker that does one thing after
 * the other while everything else goes on. One thread; the same events give the same course.
 */
final class VirtualTime implements RestPace {
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final List<Worker> workers = new ArrayList<>();
    private long nowNs;
    private long count;

    private record Event(long timeNs, long number, Runnable task) implements Comparable<Event> {
        @Override
        public int compareTo(final Event other) {
            return timeNs == other.timeNs ? Long.compare(number, other.number) : Long.compare(timeNs, other.timeNs);
        }
    }

    @Override
    public long nowNs() {
        return nowNs;
    }

    void after(final long ns, final Runnable task) {
        events.add(new Event(nowNs + ns, ++count, task));
    }

    /** Everything else goes on meanwhile. */
    @Override
    public void sleep(final long ns) {
        runUntil(nowNs + ns);
    }

    void runUntil(final long timeNs) {
        while (!events.isEmpty() && events.peek().timeNs <= timeNs) {
            final Event next = events.poll();
            nowNs = next.timeNs;
            next.task.run();
            List.copyOf(workers).forEach(Worker::workUnlessBusy);
        }
        nowNs = Math.max(nowNs, timeNs);
    }

    Worker worker() {
        workers.add(new Worker(this));
        return workers.get(workers.size() - 1);
    }

    /** Stands for a thread of its own: what it sleeps through happens. */
    static final class Worker extends AbstractExecutorService implements ScheduledExecutorService {
        private final VirtualTime time;
        private final Queue<Runnable> tasks = new ArrayDeque<>();
        private boolean busy;
        private boolean ended;

        Worker(final VirtualTime time) {
            this.time = time;
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(final Runnable task, final long first, final long pause,
            final TimeUnit unit) {
            time.after(unit.toNanos(first), () -> {
                if (!ended) {
                    execute(task);
                    scheduleWithFixedDelay(task, pause, pause, unit);
                }
            });
            return null;
        }

        @Override
        public ScheduledFuture<?> schedule(final Runnable task, final long delay, final TimeUnit unit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <V> ScheduledFuture<V> schedule(final Callable<V> task, final long delay, final TimeUnit unit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ScheduledFuture<?> scheduleAtFixedRate(final Runnable task, final long first, final long period,
            final TimeUnit unit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void execute(final Runnable task) {
            tasks.add(task);
        }

        void workUnlessBusy() {
            if (busy) {
                return;
            }
            busy = true;
            while (!tasks.isEmpty()) {
                tasks.poll().run();
            }
            busy = false;
        }

        @Override
        public void shutdown() {
            ended = true;
        }

        @Override
        public List<Runnable> shutdownNow() {
            ended = true;
            tasks.clear();
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return ended;
        }

        @Override
        public boolean isTerminated() {
            return ended;
        }

        @Override
        public boolean awaitTermination(final long timeout, final TimeUnit unit) {
            return true;
        }
    }
}

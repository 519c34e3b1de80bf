package io.tapedeck.gateways.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends the alerts of one channel, on a thread of its own: a channel that is slow, or asks for a pause, delays its own
 * alerts only.
 */
public final class AlertSender implements AlertSink, AutoCloseable {
    /** The daemon has five seconds to end. */
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Alert END = Alert.of(Alert.Kind.STOP, "", Instant.EPOCH);

    private final AlertChannel channel;
    private final SendingTerms terms;
    private final Pause pause;
    private final AlertPost post;
    private final BlockingQueue<Alert> waiting;
    private final Thread thread;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private volatile String problem = "";
    private volatile boolean ending;
    private volatile boolean expired;

    /** Lets time pass. */
    interface Pause {
        void of(Duration duration) throws InterruptedException;
    }

    AlertSender(final AlertChannel channel, final SendingTerms terms, final Pause pause) {
        this.channel = channel;
        this.terms = terms;
        this.pause = pause;
        post = new AlertPost(channel, terms.timeout());
        waiting = new ArrayBlockingQueue<>(terms.queueLength());
        thread = new Thread(this::sendAll, "alerts-" + channel.name());
        thread.setDaemon(true);
    }

    /**
     * Begins to send.
     *
     * @param channel to send to.
     * @param terms   how.
     * @return to be closed.
     */
    public static AlertSender start(final AlertChannel channel, final SendingTerms terms) {
        return start(channel, terms, duration -> Thread.sleep(duration.toMillis()));
    }

    static AlertSender start(final AlertChannel channel, final SendingTerms terms, final Pause pause) {
        final AlertSender sender = new AlertSender(channel, terms, pause);
        sender.thread.start();
        return sender;
    }

    @Override
    public void send(final Alert alert) {
        if (ending) {
            dropped.incrementAndGet();
            return;
        }
        while (!waiting.offer(alert)) {
            if (waiting.poll() != null) {
                dropped.incrementAndGet();
            }
        }
    }

    /**
     * What became of the alerts so far. Any thread.
     *
     * @return counts at about one moment.
     */
    public AlertCounts counts() {
        return new AlertCounts(channel.name(), sent.get(), failed.get(), dropped.get(), waiting.size(), problem);
    }

    private void sendAll() {
        try {
            while (!(ending && waiting.isEmpty())) {
                final Alert alert = waiting.take();
                if (alert != END) {
                    deliver(alert);
                }
            }
        } catch (final InterruptedException noMoreTime) {
            dropped.incrementAndGet();
        }
    }

    private void deliver(final Alert alert) throws InterruptedException {
        try {
            tryToSend(channel.body(alert));
        } catch (final RuntimeException fault) {
            problem = "the alert could not be written: " + fault.getClass().getSimpleName();
            failed.incrementAndGet();
        }
    }

    private void tryToSend(final String body) throws InterruptedException {
        for (int attempt = 1; attempt <= terms.attempts(); attempt++) {
            final PostVerdict verdict = post.send(body);
            if (verdict.kind() == PostVerdict.Kind.DELIVERED) {
                sent.incrementAndGet();
                return;
            }
            problem = verdict.problem();
            if (verdict.kind() == PostVerdict.Kind.REFUSED) {
                break;
            }
            rest(terms.pauseBehind(attempt, verdict.pause()));
        }
        failed.incrementAndGet();
    }

    /** Behind the last attempt, too: whoever asked for a pause, or is ill, is left alone by the next alert as well. */
    private void rest(final Duration duration) throws InterruptedException {
        if (expired) {
            throw new InterruptedException();
        }
        pause.of(duration);
    }

    /** Sends what waits, for two seconds at most, and ends; what is left then counts as dropped. */
    @Override
    public void close() {
        ending = true;
        // Wakes a thread that waits; where the queue is full it does not wait.
        waiting.offer(END);
        try {
            thread.join(GRACE.toMillis());
            expired = true;
            thread.interrupt();
            post.cancel();
            thread.join(GRACE.toMillis());
        } catch (final InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        waiting.removeIf(alert -> alert == END);
        dropped.addAndGet(waiting.size());
        waiting.clear();
        post.close();
    }
}

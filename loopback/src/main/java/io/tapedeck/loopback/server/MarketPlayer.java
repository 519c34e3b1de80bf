package io.tapedeck.loopback.server;

import io.tapedeck.loopback.script.EventStream;
import io.tapedeck.loopback.script.MarketEvent;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Plays a script to the audience, each event when its moment has come. A thread of its own.
 *
 * <p>Where market time is as fast as the clients read and nobody reads, it stands.
 */
final class MarketPlayer implements Runnable {
    private final EventStream script;
    private final MarketClock clock;
    private final Audience audience;
    private final LoopbackSettings settings;
    private final CountDownLatch end = new CountDownLatch(1);

    MarketPlayer(final EventStream script, final MarketClock clock, final Audience audience,
        final LoopbackSettings settings) {
        this.script = script;
        this.clock = clock;
        this.audience = audience;
        this.settings = settings;
    }

    @Override
    public void run() {
        try {
            audience.awaitListeners(settings.awaitedConnections());
            clock.start();
            Optional<MarketEvent> event = script.next();
            while (event.isPresent()) {
                play(event.get());
                event = script.next();
            }
            end.countDown();
        } catch (final InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void play(final MarketEvent event) throws InterruptedException {
        if (settings.speed().isUnbounded()) {
            audience.awaitListeners(Math.min(1, settings.awaitedConnections()));
        }
        clock.expect(event.timeMs());
        TimeUnit.NANOSECONDS.sleep(clock.nanosUntil(event.timeMs()));
        clock.reach(event.timeMs());
        audience.tell(event);
    }

    void awaitEnd() throws InterruptedException {
        end.await();
    }
}

package io.tapedeck.app.live;

import io.tapedeck.app.configuration.DaemonConfiguration;
import io.tapedeck.app.monitor.DiskCheck;
import io.tapedeck.app.monitor.FaultCheck;
import io.tapedeck.app.monitor.FreshDataCheck;
import io.tapedeck.app.monitor.HealthCheck;
import io.tapedeck.engine.ring.SharedInlet;
import io.tapedeck.gateways.websocket.MarketFeed;
import io.tapedeck.journal.session.FreeSpace;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is looked at to say whether a daemon is well. Any thread, for each check remembers only when data came last. */
final class DaemonChecks {
    private final DaemonConfiguration configuration;
    private final SharedInlet inlet;
    private final MarketFeed feed;
    private final StallWatch stalls;
    private long messages;
    private long lastNs = -1;

    DaemonChecks(final DaemonConfiguration configuration, final SharedInlet inlet, final MarketFeed feed,
        final StallWatch stalls) {
        this.configuration = configuration;
        this.inlet = inlet;
        this.feed = feed;
        this.stalls = stalls;
    }

    /** Name to check, in the order to tell them. */
    Map<String, HealthCheck> checks() {
        final Map<String, HealthCheck> checks = new LinkedHashMap<>();
        checks.put("pipeline", new FaultCheck("pipeline", () -> Optional.ofNullable(inlet.fault())
            .map(fault -> String.valueOf(fault.getMessage()))));
        checks.put("journal", stalls);
        checks.put("data", new FreshDataCheck(this::lastMessageNs, System::nanoTime,
            configuration.monitor().noDataAfter()));
        checks.put("disk", new DiskCheck(FreeSpace.around(configuration.session().folder())::bytes,
            configuration.disk().warnBelow(), configuration.disk().haltBelow()));
        return checks;
    }

    /** Seen by whoever looks more often than data may be silent. */
    private synchronized long lastMessageNs() {
        final long now = feed.connections().stream().mapToLong(connection -> connection.counts().messages()).sum();
        if (now != messages) {
            messages = now;
            lastNs = System.nanoTime();
        }
        return lastNs;
    }
}

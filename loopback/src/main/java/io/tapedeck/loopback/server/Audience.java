package io.tapedeck.loopback.server;

import io.tapedeck.loopback.script.MarketEvent;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everybody who is connected. Any thread. */
final class Audience {
    private final List<Connection> connections = new CopyOnWriteArrayList<>();

    void join(final Connection connection) {
        connections.add(connection);
        changed();
    }

    void leave(final Connection connection) {
        connections.remove(connection);
        changed();
    }

    /** Somebody came, went, or subscribed to something. */
    synchronized void changed() {
        notifyAll();
    }

    synchronized void awaitListeners(final int count) throws InterruptedException {
        while (connections.stream().filter(Connection::isListening).count() < count) {
            wait();
        }
    }

    void tell(final MarketEvent event) throws InterruptedException {
        for (final Connection connection : connections) {
            connection.tell(event);
        }
    }

    List<Connection> connections() {
        return connections;
    }
}

package io.tapedeck.loopback.delivery;

/** What happens on a connection instead of a plain message. Immutable. */
public sealed interface Delivery {
    /**
     * A message goes out.
     *
     * @param text of it.
     */
    record Send(String text) implements Delivery {
    }

    /**
     * Nothing goes out for a while.
     *
     * @param millis of real time.
     */
    record Pause(long millis) implements Delivery {
    }

    /** The connection is cut. */
    record Cut() implements Delivery {
    }

    /** The connection stays, but nothing is said or heard on it any more. */
    record FallSilent() implements Delivery {
    }

    /**
     * The venue says that it will be gone, and is.
     *
     * @param millis of real time until then.
     */
    record Farewell(long millis) implements Delivery {
    }
}

package io.tapedeck.loopback.delivery;

/** What all lines of a venue share. */
public interface LineDesk {
    /**
     * Faults of a connection that is opened now.
     *
     * @return of this connection only.
     */
    ConnectionFaults faultsOfConnection();

    /**
     * Counts a subscription, and tells the faults of its connection.
     *
     * @param faults of the connection.
     * @param stream that was subscribed to.
     */
    void noteSubscription(ConnectionFaults faults, String stream);

    /**
     * Does something later, on whichever thread.
     *
     * @param task   to do.
     * @param millis of real time until then.
     */
    void later(Runnable task, long millis);

    /**
     * Real time.
     *
     * @return milliseconds of a clock that goes on.
     */
    long wallMs();
}

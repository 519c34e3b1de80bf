package io.tapedeck.gateways.intake;

/** How a backfill ended. */
public enum FetchEnd {
    /** The venue gave all that it has. */
    ANSWERED,
    /** It did not answer. */
    FAILED
}

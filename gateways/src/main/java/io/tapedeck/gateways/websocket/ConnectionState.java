package io.tapedeck.gateways.websocket;

/** Where a connection stands. */
public enum ConnectionState {
    /** Not started. */
    IDLE,
    /** A socket is being opened. */
    CONNECTING,
    /** It is open; not every stream has had data yet. */
    SUBSCRIBING,
    /** Every stream has had data. */
    LIVE,
    /** A second socket takes over: the first one is kept until the second has had data on every stream. */
    ROLLING_OVER,
    /** No socket; the next one is opened when the pause is over. */
    BACKING_OFF,
    /** Over, by wish or because the venue refused for good. */
    STOPPED
}

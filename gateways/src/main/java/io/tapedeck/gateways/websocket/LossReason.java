package io.tapedeck.gateways.websocket;

/** Why a socket was given up. */
public enum LossReason {
    /** It did not open in time. */
    CONNECT_TIMEOUT,
    /** The venue answered the handshake with a status of HTTP instead of a socket. */
    HANDSHAKE_REFUSED,
    /** The venue or the network ended it. */
    ENDED,
    /** Nothing at all arrived for too long. */
    SILENT,
    /** A stream that was subscribed had no data for too long. */
    STREAM_SILENT,
    /** Too many messages in a row could not be understood. */
    MALFORMED,
    /** The venue says that it is asked too much. */
    LIMITED
}

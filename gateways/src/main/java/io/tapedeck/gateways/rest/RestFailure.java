package io.tapedeck.gateways.rest;

/** Why a question has no answer. */
public enum RestFailure {
    /** The venue says that it is wrong: asking again is no use. */
    REFUSED,
    /** The venue wants to be left alone for longer than somebody would wait. */
    BANNED,
    /** Nothing that can be used came back, however often it was asked. */
    UNANSWERED,
    /** Who asked does not want to know any more. */
    CANCELLED
}

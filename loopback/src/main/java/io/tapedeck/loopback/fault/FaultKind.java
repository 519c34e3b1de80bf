package io.tapedeck.loopback.fault;

import java.util.Locale;
import java.util.Optional;

/** What can go wrong at a venue. Where several would strike one message, the first of this list does. */
public enum FaultKind {
    /** The connection is cut, without a goodbye. */
    DISCONNECT("disconnect", Strikes.MESSAGE),
    /** The venue announces its end and cuts the connection a moment later. */
    SHUTDOWN("shutdown", Strikes.MESSAGE),
    /** The connection stays, and nothing more comes or is answered. */
    HALF_OPEN("half-open", Strikes.MESSAGE),
    /** The message is left out. */
    GAP("gap", Strikes.MESSAGE),
    /** Half of the message comes, and something that is none of it. */
    GARBAGE("garbage", Strikes.MESSAGE),
    /** The message comes twice. */
    DUPLICATE("duplicate", Strikes.MESSAGE),
    /** The message comes behind the next one. */
    REORDER("reorder", Strikes.MESSAGE),
    /** Nothing comes for a while, and then all of it. */
    SLOW("slow", Strikes.MESSAGE),
    /** The subscription is acknowledged, and nothing ever comes. */
    SILENT("silent", Strikes.SUBSCRIPTION),
    /** Too many requests: ask later. */
    TOO_MANY_REQUESTS("429", Strikes.REQUEST),
    /** Nothing is answered any more for a while. */
    BANNED("418", Strikes.REQUEST),
    /** The venue is at fault. */
    SERVER_ERROR("5xx", Strikes.REQUEST);

    /** What a fault befalls. */
    public enum Strikes {
        /** A message of market data to one connection. */
        MESSAGE,
        /** A stream that a client subscribes to. */
        SUBSCRIPTION,
        /** A question over REST. */
        REQUEST
    }

    private final String label;
    private final Strikes strikes;

    FaultKind(final String label, final Strikes strikes) {
        this.label = label;
        this.strikes = strikes;
    }

    /**
     * Name for people.
     *
     * @return in lower case.
     */
    public String label() {
        return label;
    }

    /**
     * What it befalls.
     *
     * @return never null.
     */
    public Strikes strikes() {
        return strikes;
    }

    /**
     * The fault that a person names.
     *
     * @param label such as {@code half-open}.
     * @return empty where there is none of that name.
     */
    public static Optional<FaultKind> ofLabel(final String label) {
        for (final FaultKind kind : values()) {
            if (kind.label.equals(label.toLowerCase(Locale.ROOT))) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}

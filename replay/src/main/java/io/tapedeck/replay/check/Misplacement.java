package io.tapedeck.replay.check;

/** Why a candle cannot stand where it does on a tape. */
public enum Misplacement {
    /** It opens when the candle before it opened. */
    REPEATED("repeats the candle before it"),
    /** It opens before a candle that stands earlier on the tape. */
    TIME_WENT_BACK("opens before a candle that stands earlier on the tape"),
    /** It does not open on a boundary of its timeframe. */
    OFF_BOUNDARY("does not open on a boundary of its timeframe"),
    /** The event time of its frame is not its close. */
    EVENT_TIME_IS_NOT_CLOSE("stands in a frame whose time is not its close"),
    /** It belongs to another timeframe or instrument. */
    FOREIGN("belongs to another timeframe or instrument");

    private final String description;

    Misplacement(final String description) {
        this.description = description;
    }

    /**
     * What is wrong, for people.
     *
     * @return a clause without subject and full stop.
     */
    public String description() {
        return description;
    }
}

package io.tapedeck.replay.check;

import io.tapedeck.engine.market.FixedPoint;

import java.util.Optional;
import java.util.function.Predicate;

/** Why no market can have traded a candle. */
public enum CandleFault {
    /** Prices are positive. */
    OPEN_NOT_POSITIVE("the open price is not positive", candle -> candle.open() <= 0),
    /** Prices are positive. */
    HIGH_NOT_POSITIVE("the high price is not positive", candle -> candle.high() <= 0),
    /** Prices are positive. */
    LOW_NOT_POSITIVE("the low price is not positive", candle -> candle.low() <= 0),
    /** Prices are positive. */
    CLOSE_NOT_POSITIVE("the close price is not positive", candle -> candle.close() <= 0),
    /** The high is the greatest of all. */
    HIGH_BELOW_LOW("the high is below the low", candle -> candle.high() < candle.low()),
    /** Every price lies between low and high. */
    OPEN_OUT_OF_RANGE("the open lies outside low to high", candle -> isOutside(candle, candle.open())),
    /** Every price lies between low and high. */
    CLOSE_OUT_OF_RANGE("the close lies outside low to high", candle -> isOutside(candle, candle.close())),
    /** Quantities are not negative. */
    VOLUME_NEGATIVE("the volume is negative", candle -> candle.volume() < 0),
    /** Quantities are not negative. */
    QUOTE_VOLUME_NEGATIVE("the quote volume is negative", candle -> isKnownNegative(candle.quoteVolume())),
    /** Counts are not negative. */
    TRADE_COUNT_NEGATIVE("the trade count is negative", candle -> isKnownNegative(candle.tradeCount())),
    /** Quantities are not negative. */
    TAKER_VOLUME_NEGATIVE("the taker buy volume is negative", candle -> isKnownNegative(candle.takerBuyVolume())),
    /** Takers buy a part of what is traded. */
    TAKER_VOLUME_ABOVE_VOLUME("the taker buy volume is above the volume",
        candle -> candle.takerBuyVolume() > candle.volume());

    private static final CandleFault[] ALL = values();

    private final String description;
    private final Predicate<CandleFigures> test;

    CandleFault(final String description, final Predicate<CandleFigures> test) {
        this.description = description;
        this.test = test;
    }

    private static boolean isOutside(final CandleFigures candle, final long price) {
        return price < candle.low() || price > candle.high();
    }

    private static boolean isKnownNegative(final long figure) {
        return figure < 0 && figure != FixedPoint.UNKNOWN;
    }

    /**
     * Looks a candle over.
     *
     * @param candle to look at; not kept.
     * @return the first fault in the order of this enum; empty for a possible candle.
     */
    public static Optional<CandleFault> firstOf(final CandleFigures candle) {
        for (final CandleFault fault : ALL) {
            if (fault.test.test(candle)) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    /**
     * What is wrong, for people.
     *
     * @return a clause without a full stop.
     */
    public String description() {
        return description;
    }
}

package io.tapedeck.loopback.market;

/**
 * A trade as the venue tells it. Immutable.
 *
 * @param id           one more than that of the trade before.
 * @param timeMs       when it happened.
 * @param price        scaled.
 * @param quantity     scaled, above 0.
 * @param takenByBuyer whether the buyer took what a seller had offered.
 */
public record Print(long id, long timeMs, long price, long quantity, boolean takenByBuyer) {
}

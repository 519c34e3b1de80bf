package io.tapedeck.gateways.intake;

/** Where trades are asked for that did not come by themselves. */
@FunctionalInterface
public interface MissingTrades {
    /**
     * Asks for trades. The answer comes later, on any thread: trades, then the end of the backfill.
     *
     * @param instrumentId of the trades.
     * @param fromId       number of the first one.
     * @param toId         numbers lie below it.
     */
    void request(int instrumentId, long fromId, long toId);
}

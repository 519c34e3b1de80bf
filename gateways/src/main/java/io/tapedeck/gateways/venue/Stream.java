package io.tapedeck.gateways.venue;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.gateways.market.StreamKind;

/**
 * What is wanted of an instrument.
 *
 * @param kind       of the data.
 * @param instrument that they are about; candles are of its base timeframe.
 */
public record Stream(StreamKind kind, Instrument instrument) {
}

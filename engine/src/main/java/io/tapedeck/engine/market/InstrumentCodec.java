package io.tapedeck.engine.market;

import io.tapedeck.engine.event.codec.InstrumentDefinitionDecoder;
import io.tapedeck.engine.event.codec.InstrumentDefinitionEncoder;
import io.tapedeck.engine.event.codec.TimeframeCode;

/** Instruments to bytes and back. Stateless; allocates strings, so off the hot path. */
public final class InstrumentCodec {
    private InstrumentCodec() {
    }

    /**
     * Writes a definition.
     *
     * @param instrument to read.
     * @param message    to fill.
     */
    public static void encode(final Instrument instrument, final InstrumentDefinitionEncoder message) {
        message.instrumentId(instrument.id())
            .priceScale((short) instrument.priceScale())
            .quantityScale((short) instrument.quantityScale())
            .baseTimeframe(TimeframeCode.get(instrument.baseTimeframe().code()))
            .tickSize(instrument.tickSize())
            .stepSize(instrument.stepSize())
            .minimumNotional(instrument.minimumNotional())
            .takerFeeRate(instrument.takerFeeRate())
            .venue(instrument.venue())
            .symbol(instrument.symbol())
            .quoteCurrency(instrument.quoteCurrency());
    }

    /**
     * Reads a definition.
     *
     * @param message to read.
     * @return the instrument.
     */
    public static Instrument decode(final InstrumentDefinitionDecoder message) {
        return new Instrument(
            message.instrumentId(),
            message.venue(),
            message.symbol(),
            message.quoteCurrency(),
            Timeframe.ofCode(message.baseTimeframeRaw()),
            message.priceScale(),
            message.quantityScale(),
            message.tickSize(),
            message.stepSize(),
            message.minimumNotional(),
            message.takerFeeRate());
    }
}

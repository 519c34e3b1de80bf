package io.tapedeck.engine.market;

import io.tapedeck.engine.event.codec.InstrumentDefinitionDecoder;
import io.tapedeck.engine.event.codec.InstrumentDefinitionEncoder;
import io.tapedeck.engine.event.codec.LiquidationRuleCode;
import io.tapedeck.engine.event.codec.MarketKindCode;
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.event.codec.TradingCalendarCode;

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
            .quoteCurrency(instrument.quoteCurrency())
            .makerFeeRate(instrument.terms().makerFeeRate())
            .marketKind(MarketKindCode.get(instrument.terms().kind().code()))
            .calendar(TradingCalendarCode.get(instrument.terms().calendar().code()))
            .liquidationRule(LiquidationRuleCode.get(instrument.terms().liquidationRule().code()))
            .liquidationFeeRate(instrument.terms().liquidationFeeRate());
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
            terms(message));
    }

    /** Tapes of the first schema knew one fee and spot markets only. */
    private static VenueTerms terms(final InstrumentDefinitionDecoder message) {
        if (message.makerFeeRate() == FixedPoint.UNKNOWN) {
            return VenueTerms.spot(message.minimumNotional(), message.takerFeeRate());
        }
        return new VenueTerms(
            MarketKind.ofCode(message.marketKindRaw()),
            TradingCalendar.ofCode(message.calendarRaw()),
            message.minimumNotional(),
            message.makerFeeRate(),
            message.takerFeeRate(),
            LiquidationRule.ofCode(message.liquidationRuleRaw()),
            message.liquidationFeeRate());
    }
}

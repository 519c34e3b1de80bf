package io.tapedeck.engine.event;

import io.tapedeck.engine.event.codec.AmbiguousExitDecoder;
import io.tapedeck.engine.event.codec.CandleClosedDecoder;
import io.tapedeck.engine.event.codec.CorporateActionDecoder;
import io.tapedeck.engine.event.codec.DividendPaidDecoder;
import io.tapedeck.engine.event.codec.EquityChangedDecoder;
import io.tapedeck.engine.event.codec.ExitsWishedDecoder;
import io.tapedeck.engine.event.codec.FillDecoder;
import io.tapedeck.engine.event.codec.FundingRateDecoder;
import io.tapedeck.engine.event.codec.FundingSettledDecoder;
import io.tapedeck.engine.event.codec.GapMarkerDecoder;
import io.tapedeck.engine.event.codec.InstrumentDefinitionDecoder;
import io.tapedeck.engine.event.codec.InsurancePaidDecoder;
import io.tapedeck.engine.event.codec.MarginBracketDecoder;
import io.tapedeck.engine.event.codec.MarkCandleDecoder;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.event.codec.MarketCapitalisationDecoder;
import io.tapedeck.engine.event.codec.MarketQuoteDecoder;
import io.tapedeck.engine.event.codec.MarketTradeDecoder;
import io.tapedeck.engine.event.codec.OpenInterestDecoder;
import io.tapedeck.engine.event.codec.OperatorCommandDecoder;
import io.tapedeck.engine.event.codec.OrderChangeDecoder;
import io.tapedeck.engine.event.codec.OrderIntentDecoder;
import io.tapedeck.engine.event.codec.OrderUpdateDecoder;
import io.tapedeck.engine.event.codec.PositionChangedDecoder;
import io.tapedeck.engine.event.codec.RecalledCandleDecoder;
import io.tapedeck.engine.event.codec.RiskLimitsDecoder;
import io.tapedeck.engine.event.codec.RiskVerdictDecoder;
import io.tapedeck.engine.event.codec.SessionStartedDecoder;
import io.tapedeck.engine.event.codec.SignalDecoder;
import io.tapedeck.engine.event.codec.StageFailedDecoder;
import io.tapedeck.engine.event.codec.StrategyNoteDecoder;
import io.tapedeck.engine.event.codec.StrategyParameterDecoder;
import io.tapedeck.engine.event.codec.StrategyReloadDecoder;
import io.tapedeck.engine.event.codec.TimerDecoder;
import io.tapedeck.engine.event.codec.TradeClosedDecoder;
import io.tapedeck.engine.event.codec.TradingRulesDecoder;
import io.tapedeck.engine.event.codec.TradingStateChangedDecoder;
import io.tapedeck.engine.market.FixedPoint;
import org.agrona.sbe.MessageDecoderFlyweight;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Messages as names and values, for people who compare or read them. Allocates; never on the hot path. */
public final class MessageText {
    private static final List<MessageDecoderFlyweight> DECODERS = List.of(
        new MarketCandleDecoder(),
        new InstrumentDefinitionDecoder(),
        new SessionStartedDecoder(),
        new OperatorCommandDecoder(),
        new CandleClosedDecoder(),
        new SignalDecoder(),
        new RiskVerdictDecoder(),
        new OrderIntentDecoder(),
        new OrderUpdateDecoder(),
        new FillDecoder(),
        new PositionChangedDecoder(),
        new TradeClosedDecoder(),
        new EquityChangedDecoder(),
        new AmbiguousExitDecoder(),
        new StageFailedDecoder(),
        new MarkCandleDecoder(),
        new FundingRateDecoder(),
        new MarketTradeDecoder(),
        new MarketQuoteDecoder(),
        new CorporateActionDecoder(),
        new TradingRulesDecoder(),
        new RiskLimitsDecoder(),
        new MarginBracketDecoder(),
        new TimerDecoder(),
        new OpenInterestDecoder(),
        new ExitsWishedDecoder(),
        new OrderChangeDecoder(),
        new FundingSettledDecoder(),
        new InsurancePaidDecoder(),
        new TradingStateChangedDecoder(),
        new DividendPaidDecoder(),
        new MarketCapitalisationDecoder(),
        new GapMarkerDecoder(),
        new StrategyReloadDecoder(),
        new StrategyParameterDecoder(),
        new RecalledCandleDecoder(),
        new StrategyNoteDecoder());

    private static final String UNKNOWN = Long.toString(FixedPoint.UNKNOWN);

    private final String name;
    private final Map<String, String> fields;

    private MessageText(final String name, final Map<String, String> fields) {
        this.name = name;
        this.fields = fields;
    }

    /**
     * All messages of a frame.
     *
     * @param frame to read.
     * @return in their order, the input first.
     */
    public static List<MessageText> of(final Frame frame) {
        final List<MessageText> texts = new ArrayList<>();
        final FrameMessages messages = new FrameMessages().wrap(frame);
        while (messages.next()) {
            texts.add(of(messages));
        }
        return texts;
    }

    private static synchronized MessageText of(final FrameMessages messages) {
        for (final MessageDecoderFlyweight decoder : DECODERS) {
            if (decoder.sbeTemplateId() == messages.templateId()) {
                final StringBuilder text = messages.decode(decoder).appendTo(new StringBuilder());
                return new MessageText(nameOf(decoder), parse(text.substring(text.indexOf("):") + 2)));
            }
        }
        return new MessageText("message " + messages.templateId(), Map.of());
    }

    private static String nameOf(final MessageDecoderFlyweight decoder) {
        final String decoderName = decoder.getClass().getSimpleName();
        return decoderName.substring(0, decoderName.length() - "Decoder".length());
    }

    /** The generated decoders print {@code name=value|name=value}; a value that is free text may hold either sign. */
    private static Map<String, String> parse(final String text) {
        final Map<String, String> fields = new LinkedHashMap<>();
        for (final String field : text.split("\\|(?=[a-z][A-Za-z0-9]*=)")) {
            final int equals = field.indexOf('=');
            fields.put(field.substring(0, equals), field.substring(equals + 1));
        }
        return fields;
    }

    /**
     * Type of the message.
     *
     * @return as in the schema.
     */
    public String name() {
        return name;
    }

    /**
     * Values of the message.
     *
     * @return field name to text, in the order of the schema.
     */
    public Map<String, String> fields() {
        return fields;
    }

    /**
     * The message without what it does not say.
     *
     * @return name and values that are neither zero nor unknown.
     */
    public String brief() {
        final Map<String, String> told = new LinkedHashMap<>(fields);
        told.values().removeIf(value -> value.equals("0") || value.equals(UNKNOWN));
        return name + told;
    }

    @Override
    public String toString() {
        return name + fields;
    }
}

package io.tapedeck.replay.run;

import io.tapedeck.engine.event.codec.InstrumentDefinitionEncoder;
import io.tapedeck.engine.event.codec.MarginBracketEncoder;
import io.tapedeck.engine.event.codec.MarketCapitalisationEncoder;
import io.tapedeck.engine.event.codec.RiskLimitsEncoder;
import io.tapedeck.engine.event.codec.SessionStartedEncoder;
import io.tapedeck.engine.event.codec.TradingRulesEncoder;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.InstrumentCodec;
import io.tapedeck.engine.pipeline.SessionSettings;
import io.tapedeck.engine.pipeline.TradingRules;
import io.tapedeck.engine.ring.FrameInlet;
import io.tapedeck.engine.risk.RiskLimits;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * The frames that open a session, replayed or live: what the engine is told before the first event. Immutable.
 *
 * @param settings    of the session.
 * @param rules       of the account and the market.
 * @param limits      of risk.
 * @param instruments to trade.
 * @param brackets    of their margin.
 * @param universe    what all of an asset is worth, by symbol.
 */
public record SessionOpening(SessionSettings settings, TradingRules rules, RiskLimits limits,
    List<Instrument> instruments, MarginBrackets brackets, Map<String, BigDecimal> universe) {

    /**
     * What a spec says of instruments.
     *
     * @param settings    of the session.
     * @param spec        that was asked for.
     * @param instruments to trade; at least one.
     * @return the frames to come.
     */
    public static SessionOpening of(final SessionSettings settings, final ReplaySpec spec,
        final List<Instrument> instruments) {
        return new SessionOpening(settings, spec.trading().rules(spec.fillModel()),
            spec.riskLimits(instruments), instruments,
            spec.trading().brackets(), spec.strategy().universe());
    }

    /**
     * Feeds the frames.
     *
     * @param inlet hands out frames that are begun, with their sequence and time.
     */
    public void feed(final FrameInlet inlet) {
        settings.encode(inlet.claim().append(new SessionStartedEncoder()));
        inlet.publish();
        rules.encode(inlet.claim().append(new TradingRulesEncoder()));
        inlet.publish();
        limits.encode(inlet.claim().append(new RiskLimitsEncoder()));
        inlet.publish();
        for (final Instrument instrument : instruments) {
            InstrumentCodec.encode(instrument, inlet.claim().append(new InstrumentDefinitionEncoder()));
            inlet.publish();
            defineBrackets(instrument, inlet);
            capitalise(instrument, inlet);
        }
    }

    private void defineBrackets(final Instrument instrument, final FrameInlet inlet) {
        for (int index = 0; index < brackets.of(instrument).size(); index++) {
            brackets.encode(instrument, index, inlet.claim().append(new MarginBracketEncoder()));
            inlet.publish();
        }
    }

    private void capitalise(final Instrument instrument, final FrameInlet inlet) {
        final BigDecimal worth = universe.get(instrument.symbol());
        if (worth != null) {
            inlet.claim().append(new MarketCapitalisationEncoder())
                .instrumentId(instrument.id())
                .worth(worth.movePointRight(FixedPoint.MONEY_SCALE).longValueExact());
            inlet.publish();
        }
    }
}

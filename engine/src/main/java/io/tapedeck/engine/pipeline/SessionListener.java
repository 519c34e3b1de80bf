package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.event.codec.MarginBracketDecoder;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.risk.RiskLimits;

/** Receives what the first frames of a session tell the engine. */
interface SessionListener {
    void onSession(SessionSettings settings);

    void onRules(TradingRules rules);

    void onLimits(RiskLimits limits);

    void onInstrument(Instrument instrument);

    void onBracket(MarginBracketDecoder bracket);
}

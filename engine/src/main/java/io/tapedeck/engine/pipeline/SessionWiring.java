package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.event.codec.MarginBracketDecoder;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.risk.RiskLimits;

/** Hands what the first frames of a session tell to every part of an account that it concerns. */
final class SessionWiring implements SessionListener {
    private final AccountParts parts;
    private SessionSettings settings;

    SessionWiring(final AccountParts parts) {
        this.parts = parts;
    }

    @Override
    public void onSession(final SessionSettings started) {
        settings = started;
        parts.account.onSession(started);
        parts.strategy.onSession(started);
        onRules(TradingRules.plain(started.fillModel()));
        onLimits(RiskLimits.NONE);
    }

    @Override
    public void onRules(final TradingRules rules) {
        parts.portfolio.setMode(rules.accountMode(), rules.leverage());
        parts.exchange.assume(rules.market());
        parts.mailbox.assume(rules.market().latency());
        parts.gate.allowPositions(rules.maximumPositions());
    }

    @Override
    public void onLimits(final RiskLimits limits) {
        parts.gate.limit(limits.withPositionNotional(
            Math.min(limits.positionNotional(), settings.maximumPositionNotional())));
    }

    @Override
    public void onInstrument(final Instrument instrument) {
        parts.exchange.onInstrument(instrument);
        parts.portfolio.onInstrument(instrument);
        parts.strategy.onInstrument(instrument);
    }

    @Override
    public void onBracket(final MarginBracketDecoder bracket) {
        parts.portfolio.brackets(bracket.instrumentId()).add(bracket.capNotional(), bracket.maintenanceRate(),
            bracket.maintenanceAmount(), bracket.maximumLeverage());
    }
}

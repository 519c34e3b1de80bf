package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.exit.ExitListener;
import io.tapedeck.engine.exit.FinerCandles;
import io.tapedeck.engine.exit.PathJudge;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.InstrumentRegistry;
import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.portfolio.Portfolio;
import io.tapedeck.engine.portfolio.Position;
import io.tapedeck.engine.simulation.SimulatedExchange;

/** Stage 3: orders that wait fill at the open, then the judge walks the path of every protected position. */
final class ExitsStage implements ExitListener {
    private final MarketUpdate update;
    private final InstrumentRegistry instruments;
    private final SimulatedExchange exchange;
    private final Portfolio portfolio;
    private final DerivedMessages derived;
    private final PathJudge judge;

    ExitsStage(final MarketUpdate update, final InstrumentRegistry instruments, final SimulatedExchange exchange,
        final Portfolio portfolio, final DerivedMessages derived, final FinerCandles finerCandles) {
        this.update = update;
        this.instruments = instruments;
        this.exchange = exchange;
        this.portfolio = portfolio;
        this.derived = derived;
        this.judge = new PathJudge(finerCandles, this);
    }

    void onFrame() {
        if (update.hasCandle()) {
            final Candle candle = update.candle();
            exchange.onOpen(candle.instrumentId(), candle.open(), candle.openTimeNs());
            judge.walk(candle, portfolio.position(candle.instrumentId()));
        }
    }

    @Override
    public void onExit(final Candle candle, final long price, final long timeNs, final FillReason reason) {
        final Position position = portfolio.position(candle.instrumentId());
        exchange.closePosition(position.instrumentId(), position.quantity(), price, timeNs, reason);
    }

    @Override
    public void onAmbiguity(final Candle candle, final long stopPrice, final long targetPrice) {
        final Position position = portfolio.position(candle.instrumentId());
        final Instrument instrument = instruments.byId(position.instrumentId());
        final long better = proceeds(instrument, targetPrice, position) - proceeds(instrument, stopPrice, position);
        derived.ambiguousExit(position, candle, better);
    }

    private static long proceeds(final Instrument instrument, final long price, final Position position) {
        final long notional = instrument.notional(price, position.quantity());
        return notional - instrument.takerFee(notional);
    }
}

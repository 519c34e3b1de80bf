package io.tapedeck.engine.simulation;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.margin.AccountMode;
import io.tapedeck.engine.market.InstrumentRegistry;
import io.tapedeck.engine.order.FeeKind;
import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.portfolio.Portfolio;
import io.tapedeck.engine.portfolio.Position;

/**
 * When the margin of contracts no longer covers them, and at which price they leave. Where the tape has a mark price it
 * is held against that, else against the path of the market inside the candle. One thread, no allocation. Rules:
 * docs/trading-rules.md, section 9.
 */
public final class Liquidation {
    private final InstrumentRegistry instruments;
    private final Portfolio portfolio;
    private final Departures departures;
    private long lowestMet;
    private long highestMet;

    /**
     * Liquidation of the session's contracts.
     *
     * @param instruments of the session.
     * @param portfolio   that keeps the positions.
     * @param departures  by which they leave.
     */
    public Liquidation(final InstrumentRegistry instruments, final Portfolio portfolio, final Departures departures) {
        this.instruments = instruments;
        this.portfolio = portfolio;
        this.departures = departures;
    }

    /** The path inside a candle begins. */
    void begin(final Candle candle) {
        lowestMet = candle.open();
        highestMet = candle.open();
    }

    /** The path is known to have come by a price. */
    void note(final long price) {
        lowestMet = Math.min(lowestMet, price);
        highestMet = Math.max(highestMet, price);
    }

    /** Whether the path could come to a price that takes the positions. */
    boolean isDue(final Candle candle) {
        return isByPath(candle.instrumentId())
            && !portfolio.cover().covers(candle.instrumentId(), adverse(candle));
    }

    private boolean isByPath(final int instrumentId) {
        return instruments.byId(instrumentId).isMargined() && !portfolio.prices().hasMark(instrumentId);
    }

    /** The extreme that hurts the net position. */
    private long adverse(final Candle candle) {
        return portfolio.positions(candle.instrumentId()).netQuantity() >= 0 ? candle.low() : candle.high();
    }

    /** Whether it is due nearer than a directed price. */
    boolean isDueAbove(final Position position, final long level, final Candle candle) {
        return isDue(candle) && level < position.exits().direct(price(candle));
    }

    /** On the way to the extreme that hurts, from where the price is known to have been on that side. */
    private long price(final Candle candle) {
        final int id = candle.instrumentId();
        final long from = portfolio.positions(id).netQuantity() >= 0 ? lowestMet : highestMet;
        return portfolio.cover().covers(id, from)
            ? portfolio.cover().liquidationPrice(id, from, adverse(candle)) : from;
    }

    /** Takes the positions where a price that is certain does not cover them. */
    void at(final int instrumentId, final long price, final long timeNs) {
        if (isByPath(instrumentId) && !portfolio.cover().covers(instrumentId, price)) {
            liquidate(instrumentId, price, timeNs);
        }
    }

    /** Takes the positions on the path inside a candle. */
    void inside(final Candle candle) {
        liquidate(candle.instrumentId(), price(candle), candle.closeTimeNs());
    }

    /**
     * The mark price moves over a span of prices.
     *
     * @param candle of mark prices.
     */
    public void onMarkCandle(final Candle candle) {
        final int id = candle.instrumentId();
        final long untilNs = candle.closeTimeNs() + candle.closeTimeNs() - candle.openTimeNs();
        portfolio.prices().mark(id, candle.open(), untilNs);
        if (!portfolio.cover().covers(id, candle.open())) {
            liquidate(id, candle.open(), candle.openTimeNs());
        } else if (!portfolio.cover().covers(id, adverse(candle))) {
            liquidate(id, portfolio.cover().liquidationPrice(id, candle.open(), adverse(candle)), candle.closeTimeNs());
        }
        portfolio.prices().mark(id, candle.close(), untilNs);
    }

    private void liquidate(final int instrumentId, final long price, final long timeNs) {
        note(price);
        portfolio.beginLiquidation();
        departures.leaveAll(instrumentId, price, timeNs, FillReason.LIQUIDATION, FeeKind.LIQUIDATION);
        if (portfolio.mode() == AccountMode.CROSS_MARGIN) {
            liquidateAll(timeNs);
        }
        portfolio.endLiquidation();
    }

    private void liquidateAll(final long timeNs) {
        for (int id = 0; id < instruments.count(); id++) {
            if (instruments.byId(id).isMargined()) {
                departures.leaveAll(id, portfolio.lastPrice(id), timeNs, FillReason.LIQUIDATION, FeeKind.LIQUIDATION);
            }
        }
    }
}

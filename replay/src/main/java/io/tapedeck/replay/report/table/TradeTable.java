package io.tapedeck.replay.report.table;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.order.Side;
import io.tapedeck.replay.performance.ClosedTrade;
import io.tapedeck.replay.report.Decimals;
import io.tapedeck.replay.run.ReplayResult;
import io.tapedeck.replay.run.TradeRecord;

import java.util.List;

/** The closed round trips of a run, in the order of their ends. Stateless. */
final class TradeTable {
    private TradeTable() {
    }

    static Table of(final ReplayResult result) {
        final int prices = result.instruments().stream().mapToInt(Instrument::priceScale).max().orElseThrow();
        final int quantities = result.instruments().stream().mapToInt(Instrument::quantityScale).max().orElseThrow();
        return new Table("trades", List.of(Column.count("id"), Column.text("symbol"), Column.text("side"),
            Column.time("entryTime"), Column.decimal("entryPrice", prices), Column.time("exitTime"),
            Column.decimal("exitPrice", prices), Column.decimal("quantity", quantities), Column.money("pnl"),
            Column.decimal("pnlPercent", Decimals.PERCENT_SCALE), Column.money("fees"), Column.text("exitReason"),
            Column.money("funding"), Column.money("slippage"), Column.figure("holdingSeconds"),
            Column.figure("adverse"), Column.figure("favourable"), Column.money("risk"), Column.figure("riskMultiple"),
            Column.text("entryReason")),
            () -> new Trades(result));
    }

    /** One after the other. */
    private record Trades(ReplayResult result) implements Rows {
        @Override
        public int count() {
            return result.trades().size();
        }

        @Override
        public void make(final int index, final CsvCells cells) {
            final TradeRecord trade = result.trades().get(index);
            final ClosedTrade figures = result.facts().trades().get(index);
            final Instrument instrument = result.instrument(trade.instrumentId());
            cells.count(trade.id());
            cells.text(instrument.symbol());
            cells.text(trade.side() == Side.BUY ? "LONG" : "SHORT");
            cells.time(trade.entryTimeNs());
            cells.decimal(trade.entryPrice(), instrument.priceScale());
            cells.time(trade.exitTimeNs());
            cells.decimal(trade.exitPrice(), instrument.priceScale());
            cells.decimal(trade.quantity(), instrument.quantityScale());
            cells.money(trade.pnl());
            cells.text(Decimals.percent(trade.pnl(), trade.entryNotional()));
            cells.money(trade.fees());
            cells.text(trade.reason().name());
            cells.money(trade.funding());
            cells.money(figures.slippage());
            cells.seconds(figures.holdingNs());
            cells.figure(figures.excursion().adverse());
            cells.figure(figures.excursion().favourable());
            cells.money(figures.entry().risk());
            cells.figure(figures.riskMultiple());
            cells.text(figures.entry().reason());
        }
    }
}

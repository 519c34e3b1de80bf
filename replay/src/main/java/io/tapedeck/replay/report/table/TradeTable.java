package io.tapedeck.replay.report.table;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.replay.performance.ClosedTrade;
import io.tapedeck.replay.report.Decimals;
import io.tapedeck.replay.run.ReplayResult;
import io.tapedeck.replay.run.TradeRecord;

import java.util.List;
import java.util.stream.IntStream;

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
            () -> IntStream.range(0, result.trades().size())
                .mapToObj(index -> row(result, result.trades().get(index), result.facts().trades().get(index))));
    }

    private static List<String> row(final ReplayResult result, final TradeRecord trade, final ClosedTrade figures) {
        final Instrument instrument = result.instrument(trade.instrumentId());
        return List.of(
            Long.toString(trade.id()),
            instrument.symbol(),
            Cells.direction(trade.side()),
            Decimals.instant(trade.entryTimeNs()),
            Decimals.plain(trade.entryPrice(), instrument.priceScale()),
            Decimals.instant(trade.exitTimeNs()),
            Decimals.plain(trade.exitPrice(), instrument.priceScale()),
            Decimals.plain(trade.quantity(), instrument.quantityScale()),
            Decimals.money(trade.pnl()),
            Decimals.percent(trade.pnl(), trade.entryNotional()),
            Decimals.money(trade.fees()),
            trade.reason().name(),
            Decimals.money(trade.funding()),
            Cells.money(figures.slippage()),
            Cells.seconds(figures.holdingNs()),
            Cells.figure(figures.excursion().adverse()),
            Cells.figure(figures.excursion().favourable()),
            Cells.money(figures.entry().risk()),
            Cells.figure(figures.riskMultiple()),
            figures.entry().reason());
    }
}

package io.tapedeck.replay.report.table;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.replay.report.Refusal;
import io.tapedeck.replay.run.FillRecord;
import io.tapedeck.replay.run.ReplayResult;
import io.tapedeck.replay.run.TradeRecord;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What became of the signals of a run: the fills, and the refusals. Stateless. */
final class DecisionTables {
    private DecisionTables() {
    }

    /** The trade of a fill is empty where its position is still open. */
    static Table fills(final ReplayResult result) {
        final int prices = result.instruments().stream().mapToInt(Instrument::priceScale).max().orElseThrow();
        final int quantities = result.instruments().stream().mapToInt(Instrument::quantityScale).max().orElseThrow();
        final Map<Long, Long> trades = result.trades().stream()
            .collect(Collectors.toMap(TradeRecord::positionId, TradeRecord::id));
        return new Table("fills", List.of(Column.time("time"), Column.text("symbol"), Column.count("orderId"),
            Column.count("positionId"), Column.text("side"), Column.decimal("price", prices),
            Column.decimal("quantity", quantities), Column.money("fee"), Column.text("liquidity"),
            Column.text("reason"), Column.count("tradeId")),
            () -> Rows.of(result.fills(), (fill, cells) ->
                make(cells, fill, result.instrument(fill.instrumentId()), trades.get(fill.positionId()))));
    }

    private static void make(final CsvCells cells, final FillRecord fill, final Instrument instrument,
        final Long trade) {
        cells.time(fill.timeNs());
        cells.text(instrument.symbol());
        cells.count(fill.orderId());
        cells.count(fill.positionId());
        cells.text(fill.side().name());
        cells.decimal(fill.price(), instrument.priceScale());
        cells.decimal(fill.quantity(), instrument.quantityScale());
        cells.money(fill.fee());
        cells.text(fill.feeKind().name());
        cells.text(fill.reason().name());
        cells.text(trade == null ? "" : trade.toString());
    }

    /** The signals that did not become orders; figure and limit are empty where the verdict has none. */
    static Table refusals(final ReplayResult result) {
        return new Table("refusals", List.of(Column.time("time"), Column.text("symbol"), Column.count("signalId"),
            Column.text("kind"), Column.text("verdict"), Column.text("figure"), Column.text("limit"),
            Column.text("reason")),
            () -> Rows.of(result.refusedSignals(), (refused, cells) -> make(cells, Refusal.of(refused, result))));
    }

    private static void make(final CsvCells cells, final Refusal refusal) {
        cells.time(refusal.refused().timeNs());
        cells.text(refusal.symbol());
        cells.count(refusal.refused().signalId());
        cells.text(refusal.refused().kind().name());
        cells.text(refusal.refused().verdict().name());
        cells.text(refusal.figure());
        cells.text(refusal.limit());
        cells.text(refusal.refused().reason());
    }
}

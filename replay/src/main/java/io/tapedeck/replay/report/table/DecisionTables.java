package io.tapedeck.replay.report.table;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.replay.report.Decimals;
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
            () -> result.fills().stream()
                .map(fill -> fill(fill, result.instrument(fill.instrumentId()), trades.get(fill.positionId()))));
    }

    private static List<String> fill(final FillRecord fill, final Instrument instrument, final Long trade) {
        return List.of(
            Decimals.instant(fill.timeNs()),
            instrument.symbol(),
            Long.toString(fill.orderId()),
            Long.toString(fill.positionId()),
            fill.side().name(),
            Decimals.plain(fill.price(), instrument.priceScale()),
            Decimals.plain(fill.quantity(), instrument.quantityScale()),
            Decimals.money(fill.fee()),
            fill.feeKind().name(),
            fill.reason().name(),
            trade == null ? "" : trade.toString());
    }

    /** The signals that did not become orders; figure and limit are empty where the verdict has none. */
    static Table refusals(final ReplayResult result) {
        return new Table("refusals", List.of(Column.time("time"), Column.text("symbol"), Column.count("signalId"),
            Column.text("kind"), Column.text("verdict"), Column.text("figure"), Column.text("limit"),
            Column.text("reason")),
            () -> result.refusedSignals().stream().map(refused -> refusal(Refusal.of(refused, result))));
    }

    private static List<String> refusal(final Refusal refusal) {
        return List.of(
            Decimals.instant(refusal.refused().timeNs()),
            refusal.symbol(),
            Long.toString(refusal.refused().signalId()),
            refusal.refused().kind().name(),
            refusal.refused().verdict().name(),
            refusal.figure(),
            refusal.limit(),
            refusal.refused().reason());
    }
}

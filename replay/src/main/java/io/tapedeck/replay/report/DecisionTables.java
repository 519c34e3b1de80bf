package io.tapedeck.replay.report;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.replay.run.FillRecord;
import io.tapedeck.replay.run.RefusalRecord;
import io.tapedeck.replay.run.ReplayResult;
import io.tapedeck.replay.run.TradeRecord;

import java.util.Map;
import java.util.stream.Collectors;

/** What became of the signals of a run as CSV: the fills and the refusals; columns are promised to scripts. */
public final class DecisionTables {
    private DecisionTables() {
    }

    /**
     * The fills.
     *
     * @param result of the run.
     * @return a header line and a line for each fill; the trade is empty where its position is still open.
     */
    public static String fills(final ReplayResult result) {
        final StringBuilder csv = new StringBuilder(
            "time,symbol,orderId,positionId,side,price,quantity,fee,liquidity,reason,tradeId\n");
        final Map<Long, Long> trades = result.trades().stream()
            .collect(Collectors.toMap(TradeRecord::positionId, TradeRecord::id));
        for (final FillRecord fill : result.fills()) {
            final Long trade = trades.get(fill.positionId());
            appendFill(csv, fill, result.instrument(fill.instrumentId()), trade == null ? "" : trade.toString());
        }
        return csv.toString();
    }

    private static void appendFill(final StringBuilder csv, final FillRecord fill, final Instrument instrument,
        final String trade) {
        csv.append(Decimals.instant(fill.timeNs())).append(',')
            .append(instrument.symbol()).append(',')
            .append(fill.orderId()).append(',')
            .append(fill.positionId()).append(',')
            .append(fill.side()).append(',')
            .append(Decimals.plain(fill.price(), instrument.priceScale())).append(',')
            .append(Decimals.plain(fill.quantity(), instrument.quantityScale())).append(',')
            .append(Decimals.money(fill.fee())).append(',')
            .append(fill.feeKind()).append(',')
            .append(fill.reason()).append(',')
            .append(trade).append('\n');
    }

    /**
     * The signals that did not become orders.
     *
     * @param result of the run.
     * @return a header line and a line for each; figure and limit are empty where the verdict has none.
     */
    public static String refusals(final ReplayResult result) {
        final StringBuilder csv = new StringBuilder("time,symbol,signalId,kind,verdict,figure,limit,reason\n");
        for (final RefusalRecord refused : result.refusedSignals()) {
            appendRefusal(csv, Refusal.of(refused, result));
        }
        return csv.toString();
    }

    private static void appendRefusal(final StringBuilder csv, final Refusal refusal) {
        csv.append(Decimals.instant(refusal.refused().timeNs())).append(',')
            .append(refusal.symbol()).append(',')
            .append(refusal.refused().signalId()).append(',')
            .append(refusal.refused().kind()).append(',')
            .append(refusal.refused().verdict()).append(',')
            .append(refusal.figure()).append(',')
            .append(refusal.limit()).append(',')
            .append(quoted(refusal.refused().reason())).append('\n');
    }

    /** A strategy writes what it likes: a field with a comma, a quotation mark or a line end is quoted. */
    private static String quoted(final String text) {
        return text.chars().anyMatch(letter -> letter == ',' || letter == '"' || letter == '\n' || letter == '\r')
            ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}

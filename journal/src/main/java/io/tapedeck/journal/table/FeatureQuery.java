package io.tapedeck.journal.table;

import io.tapedeck.engine.market.Timeframe;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A row a closed candle: its fields, the last value of every note at or before the frame that closed it, and, as
 * labels, how far the price had moved after each horizon. Immutable.
 *
 * <p>A feature comes from frames with a sequence up to that of its row; only the columns that begin with {@code
 * forward_} know more. A forward return is the last close at or before the end of the horizon over the close of the
 * row, less one; it is unknown where the closes of the instrument do not reach that far.
 *
 * @param timeframe of the candles.
 * @param horizons  of the labels.
 * @param notes     names of the notes.
 */
record FeatureQuery(Timeframe timeframe, List<Horizon> horizons, List<String> notes) {
    private static final String CANDLES = "(from \"MarketCandle\" union all by name from \"CandleClosed\")";

    private static final String SPAN = "case timeframe " + Arrays.stream(Timeframe.values())
        .map(each -> "when " + TableDatabase.text(each.name()) + " then " + each.durationNs())
        .collect(Collectors.joining(" ")) + " end";

    /** Of the candles that close at the same moment the finest counts. */
    private static final String CLOSES = "select \"instrumentId\", epoch_ns(\"openTimeNs\") + span as ns, "
        + "arg_min(close, span) as price from (select *, " + SPAN + " as span from " + CANDLES + ") group by all";

    FeatureQuery {
        horizons = List.copyOf(horizons);
        notes = List.copyOf(notes);
    }

    static String timeframes() {
        return "select distinct timeframe from " + CANDLES;
    }

    String sql() {
        final StringBuilder columns = new StringBuilder("select c.* exclude (ns)");
        final StringBuilder joins = new StringBuilder(" from candle c");
        for (int index = 0; index < notes.size(); index++) {
            columns.append(", n").append(index).append(".value as ")
                .append(TableDatabase.name("note_" + notes.get(index)));
            joins.append(noteJoin(index));
        }
        for (int index = 0; index < horizons.size(); index++) {
            columns.append(label(index));
            joins.append(closeJoin(index));
        }
        return "with candle as (" + candles() + "), closes as (" + CLOSES + "), reach as (select \"instrumentId\", "
            + "max(ns) as ns from closes group by all) " + columns + joins
            + " join reach r on r.\"instrumentId\" = c.\"instrumentId\""
            + " order by c.sequence, c.\"openTimeNs\", c.\"instrumentId\"";
    }

    private String candles() {
        final String ns = "epoch_ns(\"openTimeNs\") + " + timeframe.durationNs();
        return "select sequence, \"engineTime\", make_timestamp_ns(" + ns + ") as \"closeTime\", "
            + "* exclude (sequence, \"engineTime\", \"receiveTime\"), " + ns + " as ns from " + CANDLES
            + " where timeframe = " + TableDatabase.text(timeframe.name());
    }

    /** Of several values in one frame the last one counts. */
    private String noteJoin(final int index) {
        final String note = "n" + index;
        return " asof left join (select \"instrumentId\", sequence, last(value order by rowid) as value from "
            + "\"StrategyNote\" where name = " + TableDatabase.text(notes.get(index)) + " group by all) " + note
            + " on " + note + ".\"instrumentId\" = c.\"instrumentId\" and c.sequence >= " + note + ".sequence";
    }

    private String label(final int index) {
        final Horizon horizon = horizons.get(index);
        return ", case when c.ns + " + horizon.spanNs() + " <= r.ns then f" + index
            + ".price::double / c.close::double - 1 end as " + TableDatabase.name("forward_" + horizon.label());
    }

    private String closeJoin(final int index) {
        final String close = "f" + index;
        return " asof left join closes " + close + " on " + close + ".\"instrumentId\" = c.\"instrumentId\" and c.ns + "
            + horizons.get(index).spanNs() + " >= " + close + ".ns";
    }
}

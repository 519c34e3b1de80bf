package io.tapedeck.app.cli;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.order.Side;
import io.tapedeck.replay.difference.RoundTrip;
import io.tapedeck.replay.difference.TradeChanges;
import io.tapedeck.replay.report.Decimals;
import io.tapedeck.replay.report.RoundTripJson;
import io.tapedeck.replay.run.Words;
import io.tapedeck.replay.whatif.WhatIfResult;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The trades that a change made different, side by side. Immutable. */
final class TradeChangeTable {
    private static final String FORMAT = "  %-20s  %-10s %-5s  %-58s  %-58s  %s";

    private final WhatIfResult result;

    TradeChangeTable(final WhatIfResult result) {
        this.result = result;
    }

    /** A line of the table: at least one of the two is there. */
    private record Row(Optional<RoundTrip> recorded, Optional<RoundTrip> changed) {
        RoundTrip either() {
            return recorded.or(() -> changed).orElseThrow();
        }

        long difference() {
            return changed.map(RoundTrip::net).orElse(0L) - recorded.map(RoundTrip::net).orElse(0L);
        }

        String kind() {
            return recorded.isEmpty() ? "gained" : changed.isEmpty() ? "lost" : "altered";
        }
    }

    private List<Row> rows() {
        final TradeChanges trades = result.trades();
        final List<Row> rows = new ArrayList<>();
        trades.lost().forEach(trip -> rows.add(new Row(Optional.of(trip), Optional.empty())));
        trades.gained().forEach(trip -> rows.add(new Row(Optional.empty(), Optional.of(trip))));
        trades.altered().forEach(pair -> rows.add(new Row(Optional.of(pair.recorded()), Optional.of(pair.changed()))));
        rows.sort(Comparator.comparingLong(row -> row.either().entryTimeNs()));
        return rows;
    }

    /** Those that differ most, in the order of their entries. */
    List<String> lines(final int most) {
        final List<Row> rows = rows();
        if (rows.isEmpty() || most == 0) {
            return List.of();
        }
        final List<Row> shown = rows.stream()
            .sorted(Comparator.comparingLong((Row row) -> Math.abs(row.difference())).reversed()).limit(most)
            .sorted(Comparator.comparingLong(row -> row.either().entryTimeNs())).toList();
        final List<String> lines = new ArrayList<>();
        lines.add(format("entry", "symbol", "side", "recorded", "changed", "difference"));
        shown.forEach(row -> lines.add(line(row)));
        if (rows.size() > most) {
            lines.add(String.format(Locale.ROOT, "  ... and %,d that differ less: --rows shows more, --json all",
                rows.size() - most));
        }
        return lines;
    }

    private static String format(final Object... cells) {
        return String.format(Locale.ROOT, FORMAT, cells);
    }

    private String line(final Row row) {
        final RoundTrip either = row.either();
        return format(Decimals.instant(either.entryTimeNs()), instrument(either).symbol(), side(either),
            row.recorded().map(this::brief).orElse("-"), row.changed().map(this::brief).orElse("-"),
            Decimals.money(row.difference()));
    }

    private String brief(final RoundTrip trip) {
        return Decimals.money(trip.net()) + ", " + trip.exit().map(exit -> Words.of(exit.reason())
            + " " + Decimals.instant(exit.timeNs()))
            .orElse("open at the end");
    }

    private static String side(final RoundTrip trip) {
        return trip.side() == Side.BUY ? "LONG" : "SHORT";
    }

    private Instrument instrument(final RoundTrip trip) {
        return result.changed().instrument(trip.instrumentId());
    }

    Map<String, Object> document() {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("same", result.trades().same());
        document.put("lost", result.trades().lost().size());
        document.put("gained", result.trades().gained().size());
        document.put("altered", result.trades().altered().size());
        document.put("differences", rows().stream().map(this::document).toList());
        return document;
    }

    private Map<String, Object> document(final Row row) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", row.kind());
        document.put("symbol", instrument(row.either()).symbol());
        document.put("side", side(row.either()));
        document.put("entryTime", Decimals.instant(row.either().entryTimeNs()));
        document.put("recorded", row.recorded().map(this::document).orElse(null));
        document.put("changed", row.changed().map(this::document).orElse(null));
        document.put("difference", money(row.difference()));
        return document;
    }

    private Map<String, Object> document(final RoundTrip trip) {
        return RoundTripJson.document(trip, instrument(trip));
    }

    static BigDecimal money(final long amount) {
        return Decimals.decimal(amount, FixedPoint.MONEY_SCALE);
    }
}

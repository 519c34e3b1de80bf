package io.tapedeck.journal.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What people call the tables of a tape: candles of every timeframe in one shape, orders with their last state, trades,
 * fills, signals, verdicts, equity. A view of messages that there is no table of is not there, nor one that a type of
 * message has the name of. Immutable.
 */
final class TapeViews {
    private static final String CANDLES = "candles";
    private static final String ORDERS = "orders";
    private static final Map<String, List<String>> SOURCES = sources();

    private final Map<String, String> definitions = new LinkedHashMap<>();

    /** Of the tables that are there. */
    TapeViews(final Set<String> tables, final boolean namesTape) {
        SOURCES.forEach((view, sources) -> {
            final List<String> there = sources.stream().filter(tables::contains).toList();
            if (!there.isEmpty() && tables.stream().noneMatch(view::equalsIgnoreCase)) {
                definitions.put(view, definition(view, there, namesTape ? "tape, " : ""));
            }
        });
    }

    private static Map<String, List<String>> sources() {
        final Map<String, List<String>> sources = new LinkedHashMap<>();
        sources.put(CANDLES, List.of("MarketCandle", "CandleClosed"));
        sources.put("trades", List.of("TradeClosed"));
        sources.put(ORDERS, List.of("OrderIntent", "OrderUpdate"));
        sources.put("fills", List.of("Fill"));
        sources.put("signals", List.of("Signal"));
        sources.put("verdicts", List.of("RiskVerdict"));
        sources.put("equity", List.of("EquityChanged"));
        return sources;
    }

    private static String definition(final String view, final List<String> sources, final String tape) {
        if (view.equals(ORDERS) && sources.size() == SOURCES.get(ORDERS).size()) {
            return orders(tape);
        }
        return String.join(" union all by name ", sources.stream().map(source -> "from \"" + source + '"').toList());
    }

    /** Of the updates of an order the last one on the tape counts. */
    private static String orders(final String tape) {
        return "from \"OrderIntent\" left join (select " + tape + "\"orderId\", arg_max(state, rowid) as state, "
            + "arg_max(\"engineTime\", rowid) as \"stateTime\" from \"OrderUpdate\" group by all) using ("
            + tape + "\"orderId\")";
    }

    Set<String> names() {
        return definitions.keySet();
    }

    /** Again after the columns of a table have changed. */
    void createIn(final TableDatabase database) {
        definitions.forEach((view, definition) -> database.run("create or replace view " + view + " as " + definition));
    }

    /** The tables behind names as they stand in a statement: in any case, and maybe of something else. */
    static Set<String> tables(final Iterable<String> names, final Set<String> tables) {
        final Set<String> found = new TreeSet<>();
        for (final String name : names) {
            final List<String> candidates = new ArrayList<>(List.of(name));
            SOURCES.entrySet().stream().filter(view -> view.getKey().equalsIgnoreCase(name))
                .forEach(view -> candidates.addAll(view.getValue()));
            tables.stream().filter(table -> candidates.stream().anyMatch(table::equalsIgnoreCase))
                .forEach(found::add);
        }
        return found;
    }
}

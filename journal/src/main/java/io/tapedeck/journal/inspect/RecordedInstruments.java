package io.tapedeck.journal.inspect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Symbols and decimals of the instruments of a tape, as far as it was read. One thread. */
public final class RecordedInstruments {
    private final Map<Integer, Entry> entries = new HashMap<>();

    private record Entry(String symbol, int priceScale, int quantityScale) {
    }

    /**
     * Learns what a number means.
     *
     * @param id            on the tape.
     * @param symbol        of the instrument.
     * @param priceScale    decimals of its prices.
     * @param quantityScale decimals of its quantities.
     */
    public void define(final int id, final String symbol, final int priceScale, final int quantityScale) {
        entries.put(id, new Entry(symbol, priceScale, quantityScale));
    }

    void define(final RecordedMessage definition) {
        final Map<String, Object> values = definition.values();
        define((int) number(definition, "instrumentId"), String.valueOf(values.get("symbol")),
            (int) number(definition, "priceScale"), (int) number(definition, "quantityScale"));
    }

    private static long number(final RecordedMessage definition, final String field) {
        return definition.number(field).orElse(0);
    }

    boolean isNamed(final int id, final String symbol) {
        final Entry entry = entries.get(id);
        return entry != null && entry.symbol().equals(symbol);
    }

    /**
     * All symbols.
     *
     * @return in order of the alphabet.
     */
    public List<String> symbols() {
        return entries.values().stream().map(Entry::symbol).distinct().sorted().toList();
    }

    /**
     * Name of an instrument.
     *
     * @param id on the tape.
     * @return empty where it was not defined.
     */
    public Optional<String> symbol(final int id) {
        return Optional.ofNullable(entries.get(id)).map(Entry::symbol);
    }

    /**
     * Decimals of prices.
     *
     * @param id on the tape.
     * @return 0 where it was not defined.
     */
    public int priceScale(final int id) {
        return entries.containsKey(id) ? entries.get(id).priceScale() : 0;
    }

    /**
     * Decimals of quantities.
     *
     * @param id on the tape.
     * @return 0 where it was not defined.
     */
    public int quantityScale(final int id) {
        return entries.containsKey(id) ? entries.get(id).quantityScale() : 0;
    }

    /**
     * Number of an instrument.
     *
     * @param symbol as on the tape.
     * @return the smallest of that symbol; empty where it was not defined.
     */
    public Optional<Integer> idOf(final String symbol) {
        return entries.entrySet().stream().filter(entry -> entry.getValue().symbol().equals(symbol))
            .map(Map.Entry::getKey).min(Integer::compare);
    }
}

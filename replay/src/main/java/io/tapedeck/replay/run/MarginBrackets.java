package io.tapedeck.replay.run;

import io.tapedeck.engine.event.codec.MarginBracketEncoder;
import io.tapedeck.engine.margin.BracketTable;
import io.tapedeck.engine.market.Instrument;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The margin brackets of symbols, each from small to large. Immutable.
 *
 * @param bySymbol brackets of a symbol, which may be named with its venue, as in {@code usdm:XRPUSDT}.
 */
public record MarginBrackets(Map<String, List<MarginBracket>> bySymbol) {
    /** No brackets for any symbol. */
    public static final MarginBrackets NONE = new MarginBrackets(Map.of());

    private static final String PREFIX = "brackets.";
    private static final String SEPARATOR = ";";

    /**
     * Checks that caps ascend, and keeps a copy.
     *
     * @param bySymbol at least one bracket and at most {@link BracketTable#MAXIMUM_BRACKETS} for each symbol.
     * @throws IllegalArgumentException for brackets that do not join; the message is meant for the user.
     */
    public MarginBrackets {
        bySymbol.forEach(MarginBrackets::requireLadder);
        bySymbol = Map.copyOf(bySymbol);
    }

    private static void requireLadder(final String symbol, final List<MarginBracket> brackets) {
        if (brackets.isEmpty() || brackets.size() > BracketTable.MAXIMUM_BRACKETS) {
            throw new IllegalArgumentException(symbol + " has " + brackets.size() + " brackets; it must be 1 to "
                + BracketTable.MAXIMUM_BRACKETS);
        }
        for (int index = 1; index < brackets.size(); index++) {
            if (brackets.get(index).capMoney() <= brackets.get(index - 1).capMoney()) {
                throw new IllegalArgumentException(symbol + " has a bracket up to " + brackets.get(index).cap()
                    + " behind one up to " + brackets.get(index - 1).cap() + "; they must go from small to large");
            }
        }
    }

    /** The brackets of an instrument; none where nobody gave any. */
    List<MarginBracket> of(final Instrument instrument) {
        final List<MarginBracket> ofVenue = bySymbol.get(instrument.venue() + ":" + instrument.symbol());
        return ofVenue == null ? bySymbol.getOrDefault(instrument.symbol(), List.of()) : ofVenue;
    }

    /** Only what matters to some instruments, by venue and symbol: the contracts among them. */
    MarginBrackets ofContracts(final List<Instrument> instruments) {
        return new MarginBrackets(instruments.stream()
            .filter(instrument -> instrument.isMargined() && !of(instrument).isEmpty())
            .collect(Collectors.toMap(instrument -> instrument.venue() + ":" + instrument.symbol(), this::of)));
    }

    /** Writes a bracket of an instrument, which begins where the one before it ends. */
    void encode(final Instrument instrument, final int index, final MarginBracketEncoder message) {
        final List<MarginBracket> brackets = of(instrument);
        final MarginBracket bracket = brackets.get(index);
        message.instrumentId(instrument.id())
            .maximumLeverage(bracket.maximumLeverage())
            .floorNotional(index == 0 ? 0 : brackets.get(index - 1).capMoney())
            .capNotional(bracket.capMoney())
            .maintenanceRate(bracket.rate())
            .maintenanceAmount(bracket.amountMoney());
    }

    /** Names and values in a fixed order; empty where there are no brackets. */
    Map<String, String> asText() {
        final Map<String, String> text = new LinkedHashMap<>();
        new TreeMap<>(bySymbol).forEach((symbol, brackets) -> text.put(PREFIX + text.size(), symbol + SEPARATOR
            + brackets.stream().map(MarginBracket::text).collect(Collectors.joining(SEPARATOR))));
        return text;
    }

    /** Reads what {@link #asText} wrote, among other names. */
    static MarginBrackets ofText(final Map<String, String> text) {
        return new MarginBrackets(text.entrySet().stream().filter(entry -> entry.getKey().startsWith(PREFIX))
            .map(entry -> entry.getValue().split(SEPARATOR))
            .collect(Collectors.toMap(parts -> parts[0],
                parts -> Arrays.stream(parts).skip(1).map(MarginBracket::ofText).toList())));
    }
}

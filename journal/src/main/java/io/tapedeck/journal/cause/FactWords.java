package io.tapedeck.journal.cause;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.journal.inspect.RecordedInstruments;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Messages as people say them. What is zero, usual, or said elsewhere in the tree is left out.
 *
 * @param instruments of the tape.
 */
record FactWords(RecordedInstruments instruments) {
    private static final Set<String> SAID_ELSEWHERE = Set.of(
        "instrumentId", "symbol", "equityFraction", "orderSignalId", "fillId", "signalId",
        "orderId", "positionId", "tradeId", "reason", "kind", "side", "state", "commandId",
        "targetCount", "flags", "missingCandles", "timeframe", "openTimeNs", "vetoed", "sizing",
        "reservedAmount", "venueTimeNs");
    private static final Set<String> USUAL = Set.of("ANY", "GTC", "PRICE", "OPEN", "unlimited");
    private static final Set<String> LEVELS = Set.of("stop", "trailingDistance", "trailingActivation",
        "breakEvenTrigger", "target1", "target2", "target3", "target4", "target5");

    String line(final RecordedFact fact) {
        final String figures = figures(fact);
        return headline(fact) + (figures.isEmpty() ? "" : ": " + figures);
    }

    private String headline(final RecordedFact fact) {
        return switch (fact.name()) {
            case "Signal" -> "signal " + fact.number("signalId") + ", " + word(fact.text("kind"))
                + (fact.text("reason").isEmpty() ? "" : " because \"" + fact.text("reason") + "\"");
            case "ExitsWished" -> "exits wished";
            case "OrderIntent" -> "order " + fact.number("orderId") + ", " + word(fact.text("side")) + ", "
                + word(fact.text("reason"));
            case "OrderUpdate" -> "order " + fact.number("orderId") + " is " + word(fact.text("state"));
            case "OrderChange" -> "change by signal " + fact.number("signalId") + ", " + word(fact.text("kind"));
            case "Fill" -> "fill " + fact.number("fillId") + " of order " + fact.number("orderId") + ", "
                + word(fact.text("side")) + ", " + word(fact.text("reason"));
            case "PositionChanged" -> "position " + fact.number("positionId");
            case "AmbiguousExit" -> "ambiguous candle " + candle(fact)
                + ", the finest data cannot tell the order and the worse was assumed";
            case "FundingSettled" -> "funding";
            case "DividendPaid" -> "dividend";
            case "InsurancePaid" -> "the venue's insurance paid what the loss exceeded the money behind it by";
            case "MarketCandle", "CandleClosed", "MarkCandle" -> phrase(fact.name()) + " " + candle(fact);
            case "TradingStateChanged" -> "trading is " + word(fact.text("state"));
            default -> phrase(fact.name());
        };
    }

    private static String candle(final RecordedFact fact) {
        return Timeframe.ofCode((int) fact.number("timeframe")).label() + " of " + fact.text("openTimeNs");
    }

    private String figures(final RecordedFact fact) {
        return figuresOf(fact).entrySet().stream().filter(figure -> isWorthSaying(fact, figure))
            .map(figure -> phrase(figure.getKey()) + " " + text(figure.getValue()))
            .collect(Collectors.joining(", "));
    }

    private static boolean isWorthSaying(final RecordedFact fact, final Map.Entry<String, Object> figure) {
        final boolean isZeroNumber = figure.getValue() instanceof Long number && number == 0;
        final boolean isShareOfNothing = figure.getKey().startsWith("share")
            && !fact.values().containsKey(figure.getKey().replace("share", "target"));
        return !SAID_ELSEWHERE.contains(figure.getKey()) && !isZeroNumber && !isShareOfNothing
            && !USUAL.contains(String.valueOf(figure.getValue()));
    }

    /** The figures of a fact in their units: what a size and a level count is said by another field. */
    Map<String, Object> figuresOf(final RecordedFact fact) {
        final Map<String, Object> figures = new LinkedHashMap<>();
        final boolean isRate = "ENTRY_RATE".equals(fact.text("basis"));
        final boolean isTrailingRate = isRate || "ENTRY_RATE".equals(fact.text("trailingBasis"));
        fact.values().forEach((name, value) -> {
            final boolean isShare = LEVELS.contains(name)
                && (name.startsWith("trailing") ? isTrailingRate : isRate) && value instanceof BigDecimal;
            if (name.equals("size")) {
                putSize(figures, fact);
            } else if (name.equals("maximumHoldingNs")) {
                figures.put("maximumHolding", Durations.words(fact.number(name)));
            } else {
                figures.put(name, isShare ? BigDecimal.valueOf(fact.number(name), FixedPoint.MONEY_SCALE) : value);
            }
        });
        return figures;
    }

    private void putSize(final Map<String, Object> figures, final RecordedFact fact) {
        if (fact.number("size") != 0) {
            final String sizing = fact.text("sizing");
            final int scale = sizing.equals("QUANTITY") || sizing.startsWith("code") || sizing.isEmpty()
                ? instruments.quantityScale((int) fact.number("instrumentId")) : FixedPoint.MONEY_SCALE;
            figures.put("size", BigDecimal.valueOf(fact.number("size"), scale));
            figures.put("sizedBy", sizing);
        }
    }

    static String text(final Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
        }
        if (value instanceof Double figure) {
            return text(BigDecimal.valueOf(figure));
        }
        if (value instanceof List<?> several) {
            return several.stream().map(FactWords::text).collect(Collectors.joining(" and "));
        }
        return value instanceof String code ? word(code) : String.valueOf(value);
    }

    /** A code such as STOP_LOSS as words; other texts as they are. */
    static String word(final String code) {
        return code.matches("[A-Z][A-Z0-9_]*") ? code.toLowerCase(Locale.ROOT).replace('_', ' ') : code;
    }

    /** A name such as stopPrice as words; of what unit a number is its digits say. */
    private static String phrase(final String name) {
        final String plain = name.endsWith("Ns") ? name.substring(0, name.length() - 2) : name;
        return plain.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }
}

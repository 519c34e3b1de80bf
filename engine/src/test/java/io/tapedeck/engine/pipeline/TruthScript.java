package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.event.MessageText;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.order.LevelBasis;
import io.tapedeck.engine.order.Liquidity;
import io.tapedeck.engine.order.OrderType;
import io.tapedeck.engine.order.Protection;
import io.tapedeck.engine.order.Sizing;
import io.tapedeck.engine.order.TimeInForce;
import io.tapedeck.engine.portfolio.Position;
import io.tapedeck.engine.portfolio.PositionBook;
import io.tapedeck.engine.strategy.Signal;
import io.tapedeck.engine.strategy.SignalKind;
import io.tapedeck.engine.strategy.StrategyContext;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A strategy that wishes what a case of the truth table tells it to, and the words for what came of it. */
final class TruthScript implements PipelineHarness.Script {
    private final Map<String, Long> signalOfOrder = new HashMap<>();
    private final Map<Long, String> orderOfSignal = new HashMap<>();
    private final Map<Long, String> orderOfId = new HashMap<>();
    private final Map<Long, String> orderOfPosition = new LinkedHashMap<>();
    private List<String> wishes = List.of();

    /** What is wished when the next candle closes. */
    void say(final List<String> lines) {
        wishes = lines;
    }

    @Override
    public void accept(final Candle candle, final StrategyContext context) {
        for (final String line : wishes) {
            final String[] words = line.split(" +");
            switch (words[0]) {
                case "order" -> order(words, candle, context);
                case "cancel" -> context.emit(context.prepare(SignalKind.CANCEL)
                    .orderOf(signalOfOrder.get(words[1])), line);
                case "amend" -> amend(words, context);
                default -> protect(words, context);
            }
        }
    }

    private void order(final String[] words, final Candle candle, final StrategyContext context) {
        final Map<String, String> options = options(words, 5);
        final Signal signal = begin(words[2], options, context);
        final OrderType type = OrderType.valueOf(words[3].toUpperCase(Locale.ROOT).replace('-', '_'));
        signal.sized(Sizing.QUANTITY, Long.parseLong(words[4]))
            .priced(type, price(options, "limit"), price(options, "trigger"));
        if (options.containsKey("distance")) {
            signal.trailing(price(options, "distance"), LevelBasis.PRICE);
        }
        last(signal, options, candle);
        exits(signal.protection(), options);
        final long id = context.emit(signal, String.join(" ", words));
        signalOfOrder.put(words[1], id);
        orderOfSignal.put(id, words[1]);
    }

    private Signal begin(final String side, final Map<String, String> options, final StrategyContext context) {
        if (options.containsKey("reduce")) {
            return context.prepare(SignalKind.REDUCE).position(positionOf(options.get("reduce"), context));
        }
        return context.prepare(side.equals("buy") ? SignalKind.OPEN_LONG : SignalKind.OPEN_SHORT);
    }

    /** A position that was opened in the present frame is not told yet: it is the last one. */
    private long positionOf(final String order, final StrategyContext context) {
        return orderOfPosition.entrySet().stream().filter(entry -> entry.getValue().equals(order))
            .mapToLong(Map.Entry::getKey).findFirst()
            .orElseGet(() -> context.position(context.positionCount() - 1).positionId());
    }

    private static Map<String, String> options(final String[] words, final int from) {
        final Map<String, String> options = new LinkedHashMap<>();
        for (final String word : Arrays.copyOfRange(words, from, words.length)) {
            final int equals = word.indexOf('=');
            options.merge(equals < 0 ? word : word.substring(0, equals), equals < 0 ? "" : word.substring(equals + 1),
                (one, other) -> one + " " + other);
        }
        return options;
    }

    private static void last(final Signal signal, final Map<String, String> options, final Candle candle) {
        if (options.containsKey("ioc")) {
            signal.lasting(TimeInForce.IOC, FixedPoint.UNKNOWN);
        } else if (options.containsKey("fok")) {
            signal.lasting(TimeInForce.FOK, FixedPoint.UNKNOWN);
        } else if (options.containsKey("gtd")) {
            signal.lasting(TimeInForce.GTD, candle.closeTimeNs() + minutes(options, "gtd") - PipelineHarness.MINUTE);
        }
        if (options.containsKey("post-only")) {
            signal.liquidity(Liquidity.MAKER_ONLY);
        }
        signal.group(Long.parseLong(options.getOrDefault("oco", "0")));
    }

    private static long minutes(final Map<String, String> options, final String name) {
        return Long.parseLong(options.get(name)) * PipelineHarness.MINUTE;
    }

    private static void exits(final Protection wish, final Map<String, String> options) {
        final boolean shares = options.values().stream().anyMatch(value -> value.matches("[0-9.]+%(:.*)?"));
        wish.in(shares ? LevelBasis.ENTRY_RATE : LevelBasis.PRICE)
            .stop(price(options, "stop"))
            .trail(price(options, "trail"), price(options, "trail-from"))
            .breakEvenAt(price(options, "break-even"))
            .holdAtMost(options.containsKey("time") ? minutes(options, "time") : FixedPoint.UNKNOWN);
        if (options.containsKey("target")) {
            for (final String target : options.get("target").split(" ")) {
                final String[] parts = target.split(":");
                wish.target(level(parts[0]), rate(parts[1], false));
            }
        }
    }

    private static long price(final Map<String, String> options, final String name) {
        return options.containsKey(name) ? level(options.get(name)) : FixedPoint.UNKNOWN;
    }

    private static long level(final String text) {
        return text.endsWith("%") ? rate(text, false) : TruthTableTest.price(text);
    }

    static long rate(final String text, final boolean basisPoints) {
        final BigDecimal figure = new BigDecimal(text.replace("%", ""));
        return figure.movePointLeft(basisPoints ? 4 : 2).movePointRight(FixedPoint.MONEY_SCALE).longValueExact();
    }

    private void amend(final String[] words, final StrategyContext context) {
        final Map<String, String> options = options(words, 2);
        context.emit(context.prepare(SignalKind.AMEND).orderOf(signalOfOrder.get(words[1]))
            .sized(Sizing.QUANTITY, Long.parseLong(options.getOrDefault("quantity", "0")))
            .priced(OrderType.MARKET, price(options, "limit"), price(options, "trigger")), "amend");
    }

    private void protect(final String[] words, final StrategyContext context) {
        final Signal signal = context.prepare(SignalKind.PROTECT).position(positionOf(words[1], context));
        exits(signal.protection(), options(words, 2));
        orderOfSignal.put(context.emit(signal, "protect"), "protect");
    }

    /** What a frame did, in the words of the table. */
    List<String> events(final List<MessageText> messages) {
        final List<String> events = new ArrayList<>();
        for (final MessageText message : messages) {
            final Map<String, String> fields = message.fields();
            switch (message.name()) {
                case "OrderIntent" -> orderOfId.put(number(fields, "orderId"),
                    orderOfSignal.get(number(fields, "signalId")));
                case "Fill" -> events.add(fill(fields));
                case "AmbiguousExit" -> events.add("ambiguous " + plain(number(fields, "betterOutcome"),
                    FixedPoint.MONEY_SCALE));
                case "OrderUpdate" -> update(fields, events);
                case "RiskVerdict" -> refusal(fields, events);
                default -> {
                }
            }
        }
        return events;
    }

    private String fill(final Map<String, String> fields) {
        final long position = number(fields, "positionId");
        orderOfPosition.computeIfAbsent(position, any -> orderOfId.get(number(fields, "orderId")));
        return "fill " + orderOfPosition.get(position) + " " + fields.get("side").toLowerCase(Locale.ROOT) + " "
            + fields.get("quantity") + " @ " + plain(number(fields, "price"), 2) + " " + fields.get("reason");
    }

    /** What becomes of exits is not told: they have no name. */
    private void update(final Map<String, String> fields, final List<String> events) {
        final String order = orderOfId.get(number(fields, "orderId"));
        switch (fields.get("state")) {
            case "CANCELLED", "EXPIRED", "REJECTED" -> {
                if (order != null) {
                    events.add(fields.get("state").toLowerCase(Locale.ROOT) + " " + order);
                }
            }
            default -> {
            }
        }
    }

    private void refusal(final Map<String, String> fields, final List<String> events) {
        if (!fields.get("verdict").equals("ACCEPTED")) {
            events.add("refused " + orderOfSignal.get(number(fields, "signalId")) + " " + fields.get("verdict"));
        }
    }

    private static long number(final Map<String, String> fields, final String name) {
        return Long.parseLong(fields.get(name));
    }

    private static String plain(final long scaled, final int scale) {
        return BigDecimal.valueOf(scaled, scale).stripTrailingZeros().toPlainString();
    }

    /** The line about what is left, as it really is. */
    String end(final PipelineHarness market, final String line) {
        final String[] words = line.split(" +");
        final PositionBook book = market.pipeline().portfolio().positions(0);
        if (words[1].equals("flat")) {
            return "end " + (book.count() == 0 ? "flat" : "open");
        }
        final Position position = book.find(positionOf(words[2], null));
        if (position == null) {
            return "end closed " + words[2];
        }
        final long stop = position.stopPrice();
        return "end open " + words[2] + " " + position.quantity()
            + (words.length < 5 ? "" : " stop=" + (stop == FixedPoint.UNKNOWN ? "none" : plain(stop, 2)));
    }
}

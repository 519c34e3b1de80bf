package io.tapedeck.engine.twin;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.order.LevelBasis;
import io.tapedeck.engine.order.Liquidity;
import io.tapedeck.engine.order.OrderType;
import io.tapedeck.engine.order.Protection;
import io.tapedeck.engine.order.Sizing;
import io.tapedeck.engine.order.TimeInForce;
import io.tapedeck.engine.strategy.Signal;
import io.tapedeck.engine.strategy.SignalKind;
import io.tapedeck.engine.strategy.StrategyContext;

import java.math.BigDecimal;
import java.util.Map;
import java.util.function.IntToLongFunction;

/**
 * A wish as a strategy says it to the engine.
 *
 * @param wish    to say.
 * @param candle  that has closed.
 * @param context of the strategy.
 * @param quantityScale decimals of a quantity.
 */
record SpokenWish(Wish wish, Candle candle, StrategyContext context, int quantityScale) {
    private static final long MINUTE_NS = 60_000_000_000L;

    long emit(final Map<Integer, Long> signalOfLabel, final IntToLongFunction positionOf) {
        final long earlier = signalOfLabel.getOrDefault(wish.order(), Long.MAX_VALUE);
        final Signal signal = switch (wish.kind()) {
            case "order" -> order(positionOf);
            case "close" -> context.prepare(SignalKind.CLOSE)
                .position(wish.has("position") ? positionOf.applyAsLong(wish.number("position")) : 0);
            case "cancel" -> context.prepare(SignalKind.CANCEL).orderOf(earlier);
            case "amend" -> context.prepare(SignalKind.AMEND).orderOf(earlier)
                .sized(Sizing.QUANTITY, wish.has("quantity") ? scaled(wish.figure("quantity"), quantityScale) : 0)
                .priced(OrderType.MARKET, price("limit"), price("trigger"));
            default -> protect(positionOf.applyAsLong(wish.order()));
        };
        return context.emit(signal, wish.kind());
    }

    private Signal order(final IntToLongFunction positionOf) {
        final Signal signal = wish.has("reduce")
            ? context.prepare(SignalKind.REDUCE).position(positionOf.applyAsLong(wish.number("reduce")))
            : context.prepare(wish.buys() ? SignalKind.OPEN_LONG : SignalKind.OPEN_SHORT);
        size(signal);
        signal.priced(wish.type(), price("limit"), price("trigger")).group(wish.number("oco"))
            .liquidity(wish.says("post-only") ? Liquidity.MAKER_ONLY : Liquidity.ANY);
        if (wish.has("distance")) {
            final boolean share = wish.options().get("distance").endsWith("%");
            signal.trailing(level("distance", share), share ? LevelBasis.ENTRY_RATE : LevelBasis.PRICE);
        }
        last(signal);
        exits(signal.protection());
        return signal;
    }

    private void size(final Signal signal) {
        final String size = wish.size();
        if (size.endsWith("usd")) {
            signal.sized(Sizing.NOTIONAL, scaled(new BigDecimal(size.substring(0, size.length() - 3)), 8));
        } else if (size.endsWith("%@fill")) {
            signal.sized(Sizing.EQUITY_FRACTION_AT_FILL, scaled(Wish.figureOf(size.replace("@fill", "")), 8));
        } else if (size.endsWith("%@risk")) {
            signal.sized(Sizing.RISK_FRACTION, scaled(Wish.figureOf(size.replace("@risk", "")), 8));
        } else if (size.endsWith("%")) {
            signal.sized(Sizing.EQUITY_FRACTION, scaled(Wish.figureOf(size), 8));
        } else {
            signal.sized(Sizing.QUANTITY, scaled(new BigDecimal(size), quantityScale));
        }
    }

    private void last(final Signal signal) {
        if (wish.says("ioc")) {
            signal.lasting(TimeInForce.IOC, FixedPoint.UNKNOWN);
        } else if (wish.says("fok")) {
            signal.lasting(TimeInForce.FOK, FixedPoint.UNKNOWN);
        } else if (wish.has("gtd")) {
            signal.lasting(TimeInForce.GTD, candle.closeTimeNs() + (wish.number("gtd") - 1) * MINUTE_NS);
        }
    }

    private Signal protect(final long position) {
        final Signal signal = context.prepare(SignalKind.PROTECT).position(position);
        exits(signal.protection());
        return signal;
    }

    private void exits(final Protection wanted) {
        final boolean shares = wish.isInShares();
        wanted.in(shares ? LevelBasis.ENTRY_RATE : LevelBasis.PRICE)
            .stop(level("stop", shares)).trail(level("trail", shares), level("trail-from", shares))
            .breakEvenAt(level("break-even", shares))
            .holdAtMost(wish.has("time") ? wish.number("time") * MINUTE_NS : FixedPoint.UNKNOWN);
        for (final String target : wish.targets()) {
            final String[] parts = target.split(":");
            wanted.target(scaled(Wish.figureOf(parts[0]), shares ? 8 : 2), scaled(Wish.figureOf(parts[1]), 8));
        }
    }

    private long level(final String option, final boolean share) {
        return scaled(wish.figure(option), share ? 8 : 2);
    }

    private long price(final String option) {
        return scaled(wish.figure(option), 2);
    }

    private static long scaled(final BigDecimal figure, final int scale) {
        return figure == null ? FixedPoint.UNKNOWN : figure.movePointRight(scale).longValueExact();
    }
}

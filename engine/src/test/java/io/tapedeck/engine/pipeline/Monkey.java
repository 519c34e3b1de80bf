package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.order.LevelBasis;
import io.tapedeck.engine.order.Liquidity;
import io.tapedeck.engine.order.OrderType;
import io.tapedeck.engine.order.Sizing;
import io.tapedeck.engine.order.TimeInForce;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.Signal;
import io.tapedeck.engine.strategy.SignalKind;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;

import java.util.SplittableRandom;

/** A strategy that asks for everything at random, within what an instrument allows and sometimes beyond. */
final class Monkey implements Strategy {
    private final SplittableRandom random;
    private long lastSignal;

    Monkey(final SplittableRandom random) {
        this.random = random;
    }

    @Override
    public void onCandle(final Candle candle, final StrategyContext context) {
        switch (random.nextInt(12)) {
            case 0, 1 -> open(candle.close(), context);
            case 2 -> context.close("enough");
            case 3 -> reduce(candle.close(), context);
            case 4 -> context.emit(context.prepare(SignalKind.CANCEL).orderOf(lastSignal), "cancel");
            case 5 -> context.emit(context.prepare(SignalKind.AMEND).orderOf(lastSignal)
                .priced(OrderType.MARKET, price(candle.close()), price(candle.close())), "amend");
            case 6 -> protect(candle.close(), context);
            default -> {
            }
        }
    }

    private long price(final long near) {
        return Math.max(1, near + random.nextLong(-near / 20 - 2, near / 20 + 2));
    }

    private void open(final long price, final StrategyContext context) {
        final Signal signal = context.prepare(random.nextBoolean() ? SignalKind.OPEN_LONG : SignalKind.OPEN_SHORT);
        order(price, signal);
        switch (random.nextInt(4)) {
            case 0 -> signal.sized(Sizing.EQUITY_FRACTION, random.nextLong(FixedPoint.ONE / 2));
            case 1 -> signal.sized(Sizing.EQUITY_FRACTION_AT_FILL, random.nextLong(FixedPoint.ONE / 2));
            case 2 -> signal.sized(Sizing.NOTIONAL, random.nextLong(2_000 * FixedPoint.ONE));
            default -> signal.sized(Sizing.QUANTITY, random.nextLong(30));
        }
        exits(price, signal.kind() == SignalKind.OPEN_LONG ? 1 : -1, signal);
        lastSignal = context.emit(signal, "open");
    }

    private void order(final long price, final Signal signal) {
        final OrderType type = OrderType.ofCode(1 + random.nextInt(6));
        signal.priced(type, type.hasLimit() ? price(price) : FixedPoint.UNKNOWN,
            type.hasTrigger() && type != OrderType.TRAILING_STOP ? price(price) : FixedPoint.UNKNOWN);
        if (type == OrderType.TRAILING_STOP) {
            signal.trailing(random.nextLong(1, 200), LevelBasis.PRICE);
        }
        if (random.nextInt(4) == 0) {
            signal.lasting(random.nextBoolean() ? TimeInForce.IOC : TimeInForce.FOK, FixedPoint.UNKNOWN);
        }
        signal.liquidity(random.nextInt(5) == 0 ? Liquidity.MAKER_ONLY : Liquidity.ANY).group(random.nextInt(3));
    }

    private void exits(final long price, final int direction, final Signal signal) {
        if (random.nextBoolean()) {
            signal.protection().in(LevelBasis.ENTRY_RATE).stop(random.nextLong(1, FixedPoint.ONE / 10))
                .trail(random.nextBoolean() ? random.nextLong(1, FixedPoint.ONE / 20) : FixedPoint.UNKNOWN,
                    random.nextBoolean() ? random.nextLong(1, FixedPoint.ONE / 20) : FixedPoint.UNKNOWN)
                .breakEvenAt(random.nextBoolean() ? random.nextLong(1, FixedPoint.ONE / 20) : FixedPoint.UNKNOWN)
                .target(FixedPoint.ONE / 50, FixedPoint.ONE / 3).target(FixedPoint.ONE / 25, FixedPoint.ONE / 3)
                .holdAtMost(random.nextBoolean() ? random.nextLong(1, 100) * PipelineHarness.MINUTE
                    : FixedPoint.UNKNOWN);
        } else if (random.nextBoolean()) {
            signal.protection().stop(price - direction * random.nextLong(1, 300))
                .target(price + direction * random.nextLong(1, 300), FixedPoint.ONE);
        }
    }

    private void reduce(final long price, final StrategyContext context) {
        if (context.positionCount() > 0) {
            final var position = context.position(random.nextInt(context.positionCount()));
            final Signal signal = context.prepare(SignalKind.REDUCE).position(position.positionId())
                .sized(Sizing.QUANTITY, random.nextLong(1, position.quantity() + 2));
            order(price, signal);
            lastSignal = context.emit(signal, "reduce");
        }
    }

    private void protect(final long price, final StrategyContext context) {
        if (context.positionCount() > 0) {
            final Signal signal = context.prepare(SignalKind.PROTECT)
                .position(context.position(0).positionId());
            signal.protection().stop(price - context.position(0).side().sign() * random.nextLong(1, 300));
            context.emit(signal, "protect");
        }
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putLong(lastSignal);
    }

    @Override
    public void loadState(final StateReader reader) {
        lastSignal = reader.getLong();
    }
}

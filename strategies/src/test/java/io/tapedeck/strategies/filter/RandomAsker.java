package io.tapedeck.strategies.filter;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.order.LevelBasis;
import io.tapedeck.engine.order.OrderType;
import io.tapedeck.engine.order.Sizing;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.FillReport;
import io.tapedeck.engine.strategy.PositionView;
import io.tapedeck.engine.strategy.Signal;
import io.tapedeck.engine.strategy.SignalKind;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;
import io.tapedeck.strategies.indicator.AverageDirectionalIndex;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Asks for everything at random: at most one entry a candle, and exits of each position. What it asks for a position
 * depends on the seed, the candle and the entry of that position only, not on what else there is.
 */
final class RandomAsker implements Strategy {
    static final int POSITIONS = 4;
    private static final long QUANTITY = 5_000;
    private static final int LENGTH = 5;
    private static final double THRESHOLD = 30;

    private final long seed;
    private final AverageDirectionalIndex movement = new AverageDirectionalIndex(LENGTH);
    private final Map<Long, Integer> candleOfSignal = new TreeMap<>();
    private final Map<Long, Integer> candleOfPosition = new TreeMap<>();
    private final Map<Integer, List<String>> exits = new TreeMap<>();
    private final Map<Integer, Long> signalOfCandle = new TreeMap<>();
    private final List<String> againstTheTrend = new ArrayList<>();
    private final Set<SignalKind> asked = EnumSet.noneOf(SignalKind.class);
    private int index = -1;

    RandomAsker(final long seed) {
        this.seed = seed;
    }

    /** The exits of each position, by the candle that asked for it. */
    Map<Integer, List<String>> exits() {
        return exits;
    }

    /** What a filter has to refuse. */
    List<String> againstTheTrend() {
        return againstTheTrend;
    }

    Set<SignalKind> asked() {
        return asked;
    }

    @Override
    public void onCandle(final Candle candle, final StrategyContext context) {
        index++;
        movement.add(candle.high(), candle.low(), candle.close());
        if (context.isTrading()) {
            final SplittableRandom random = new SplittableRandom(seed * 1_000_003 + index);
            changeOrder(candle.close(), random, context);
            enter(candle.close(), random, context);
            leave(candle.close(), context);
        }
    }

    private long emit(final Signal signal, final StrategyContext context) {
        asked.add(signal.kind());
        return context.emit(signal, "at random");
    }

    private void enter(final long close, final SplittableRandom random, final StrategyContext context) {
        if (random.nextInt(3) > 0) {
            return;
        }
        final boolean isLong = random.nextBoolean();
        final Signal signal = context.prepare(isLong ? SignalKind.OPEN_LONG : SignalKind.OPEN_SHORT)
            .sized(Sizing.QUANTITY, QUANTITY);
        if (random.nextInt(3) == 0) {
            signal.priced(OrderType.LIMIT, close + (isLong ? -200 : 200), FixedPoint.UNKNOWN);
        }
        protect(signal, random);
        final long id = emit(signal, context);
        candleOfSignal.put(id, index);
        signalOfCandle.put(index, id);
        if (!goesWithTheTrend(isLong)) {
            againstTheTrend.add(index + " FILTERED A");
        }
    }

    private boolean goesWithTheTrend(final boolean isLong) {
        final double lead = movement.plus() - movement.minus();
        return movement.value() >= THRESHOLD && (isLong ? lead > 0 : lead < 0);
    }

    private static void protect(final Signal signal, final SplittableRandom random) {
        final long percent = FixedPoint.ONE / 100;
        signal.protection().in(LevelBasis.ENTRY_RATE);
        switch (random.nextInt(4)) {
            case 0 -> signal.protection().stop(percent).target(percent, FixedPoint.ONE / 2)
                .target(2 * percent, FixedPoint.ONE / 2);
            case 1 -> signal.protection().trail(percent, FixedPoint.UNKNOWN);
            case 2 -> signal.protection().stop(2 * percent).breakEvenAt(percent);
            default -> signal.protection().holdAtMost(10 * Timeframe.M1.durationNs());
        }
    }

    /** Takes back or moves the entry of three candles ago, which may rest, be filled or never have been accepted. */
    private void changeOrder(final long close, final SplittableRandom random, final StrategyContext context) {
        final long entry = signalOfCandle.getOrDefault(index - 3, 0L);
        if (entry != 0 && random.nextBoolean()) {
            emit(random.nextBoolean() ? context.prepare(SignalKind.CANCEL).orderOf(entry)
                : context.prepare(SignalKind.AMEND).orderOf(entry).sized(Sizing.QUANTITY, QUANTITY)
                    .priced(OrderType.LIMIT, close, FixedPoint.UNKNOWN), context);
        }
    }

    private void leave(final long close, final StrategyContext context) {
        for (int each = 0; each < context.positionCount(); each++) {
            final PositionView position = context.position(each);
            final int entry = candleOfPosition.get(position.positionId());
            leave(position, close, new SplittableRandom(seed * 7_919 + entry * 100_003L + index), context);
        }
    }

    private void leave(final PositionView position, final long close, final SplittableRandom random,
        final StrategyContext context) {
        final long id = position.positionId();
        switch (random.nextInt(30)) {
            case 0 -> emit(context.prepare(SignalKind.CLOSE).position(id), context);
            case 1 -> emit(context.prepare(SignalKind.REDUCE).position(id)
                .sized(Sizing.QUANTITY, position.quantity() / 2), context);
            case 2 -> {
                final Signal signal = context.prepare(SignalKind.PROTECT).position(id);
                signal.protection().stop(close - position.side().sign() * 300L);
                emit(signal, context);
            }
            default -> {
            }
        }
    }

    @Override
    public void onFill(final FillReport fill, final StrategyContext context) {
        if (fill.reason() == FillReason.ENTRY) {
            final int entry = candleOfSignal.get(fill.signalId());
            candleOfPosition.put(fill.positionId(), entry);
            exits.put(entry, new ArrayList<>());
        } else {
            exits.get(candleOfPosition.get(fill.positionId())).add(index + " " + fill.side() + " " + fill.quantity()
                + " at " + fill.price() + " " + fill.reason());
        }
    }

    @Override
    public void saveState(final StateWriter writer) {
        movement.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        movement.loadState(reader);
    }
}

package io.tapedeck.engine.exit;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.order.Protection;

/**
 * Decides what a candle of the finest data does to one position: sections 1, 5 and 7 of docs/trading-rules.md.
 *
 * <p>The market is taken to be an adversary who opens, touches high and low and closes, and is free otherwise. The
 * outcome is composed first, then compared with the best one that the candle allows, then carried out. One thread, no
 * allocation.
 */
public final class PositionJudge {
    private final ExitListener listener;
    private final DirectedCandle view = new DirectedCandle();
    private final long[] legPrices = new long[Protection.MAXIMUM_TARGETS + 1];
    private final long[] legQuantities = new long[Protection.MAXIMUM_TARGETS + 1];
    private final FillReason[] legReasons = new FillReason[Protection.MAXIMUM_TARGETS + 1];
    private int legCount;
    private int targetsMet;
    private long left;

    /**
     * A judge without state of its own.
     *
     * @param listener told of exits.
     */
    public PositionJudge(final ExitListener listener) {
        this.listener = listener;
    }

    /**
     * The market opens: time that ran out, and levels that it has jumped over.
     *
     * @param position that is open.
     * @param candle   that opens.
     */
    public void atOpen(final ProtectedPosition position, final Candle candle) {
        final ExitPlan plan = position.exits();
        final long open = plan.direct(candle.open());
        begin(position);
        if (plan.deadlineNs() <= candle.openTimeNs()) {
            leave(open, FillReason.TIME_STOP);
        } else if (open <= plan.standingStop()) {
            leave(open, plan.reasonAt(plan.best()));
        } else {
            meetTargets(position, open, open);
        }
        carryOut(position, candle.openTimeNs());
        plan.reach(open);
    }

    /**
     * Whether the candle could do anything to the position, so that finer data has to be looked at.
     *
     * @param position that is open.
     * @param candle   after its open was dealt with.
     * @return false where only what follows the price moves.
     */
    public boolean isTouched(final ProtectedPosition position, final Candle candle) {
        final ExitPlan plan = position.exits();
        return isStoppable(position, candle)
            || view.high() >= plan.nextTarget()
            || plan.deadlineNs() > candle.openTimeNs() && plan.deadlineNs() < candle.closeTimeNs();
    }

    /**
     * Whether a candle could stop the position, at the stop that stands or at one that it pulls up.
     *
     * @param position that is open.
     * @param candle   after its open was dealt with.
     * @return false where it can only meet targets.
     */
    public boolean isStoppable(final ProtectedPosition position, final Candle candle) {
        view.whole(candle, position.direction());
        return view.low() <= position.exits().stopAt(Math.max(position.exits().best(), view.high()));
    }

    /**
     * A candle that touches nothing: what follows the price follows it.
     *
     * @param position that is open.
     * @param candle   of any timeframe.
     */
    public void pass(final ProtectedPosition position, final Candle candle) {
        position.exits().reach(view.whole(candle, position.direction()).high());
    }

    /**
     * Meets the targets that lie before a price that the candle reaches for certain, and before any stop.
     *
     * @param position that is open since the open or before.
     * @param candle   of the finest data.
     * @param upTo     directed price.
     */
    public void passTargets(final ProtectedPosition position, final Candle candle, final long upTo) {
        begin(position);
        meetTargets(position, upTo, Long.MIN_VALUE);
        carryOut(position, candle.closeTimeNs());
    }

    /**
     * Judges a candle of the finest data, after its open.
     *
     * @param position that is open since the open or before.
     * @param candle   of the finest data.
     */
    public void judge(final ProtectedPosition position, final Candle candle) {
        view.whole(candle, position.direction());
        judgeView(position, candle);
    }

    /**
     * Judges what is left of a candle after an entry inside it.
     *
     * @param position   that was opened inside the candle.
     * @param candle     of the finest data.
     * @param entryPrice where.
     * @param approach   how the price came there.
     */
    public void judgeAfterEntry(final ProtectedPosition position, final Candle candle, final long entryPrice,
        final Approach approach) {
        view.after(candle, position.direction(), entryPrice, approach);
        judgeView(position, candle);
    }

    private void judgeView(final ProtectedPosition position, final Candle candle) {
        final ExitPlan plan = position.exits();
        final long standing = plan.standingStop();
        if (view.open() <= standing) {
            begin(position);
            leave(view.open(), plan.reasonAt(plan.best()));
        } else {
            judgeWay(position, plan, standing);
            reportAmbiguity(position, candle, standing);
        }
        carryOut(position, candle.closeTimeNs());
        plan.reach(view.certainHigh());
    }

    private void judgeWay(final ProtectedPosition position, final ExitPlan plan, final long standing) {
        beginAtStart(position);
        if (view.low() <= standing) {
            leave(standing, plan.reasonAt(plan.best()));
        } else if (view.low() <= plan.stopAt(view.high())) {
            retreatOrStay(position, plan);
        } else {
            meetTargets(position, view.certainHigh(), Long.MIN_VALUE);
        }
    }

    /** Targets that an entry inside the candle has passed act at its price; after an open nothing is left of them. */
    private void beginAtStart(final ProtectedPosition position) {
        begin(position);
        meetTargets(position, view.open(), view.open());
    }

    private void begin(final ProtectedPosition position) {
        legCount = 0;
        targetsMet = 0;
        left = position.guardedQuantity();
    }

    /** A stop can be met on the way back: it is, unless to stay until the close is possible and worse. */
    private void retreatOrStay(final ProtectedPosition position, final ExitPlan plan) {
        retreat(position, plan);
        final long retreated = composedOutcome(position);
        beginAtStart(position);
        meetTargets(position, view.certainHigh(), Long.MIN_VALUE);
        final boolean mustLeave = view.close() <= plan.stopAt(Math.max(plan.best(), view.certainHigh()));
        if (mustLeave || retreated <= composedOutcome(position)) {
            beginAtStart(position);
            retreat(position, plan);
        }
    }

    /** Up no farther than a stop can be met on the way back, then down to it. */
    private void retreat(final ProtectedPosition position, final ExitPlan plan) {
        final long peak = lowestPeak(position.instrument().tickSize(), plan);
        meetTargets(position, peak, Long.MIN_VALUE);
        leave(plan.stopAt(peak), plan.reasonAt(peak));
    }

    /** The stop never falls when the peak rises, so the lowest peak is found by halving. */
    private long lowestPeak(final long tickSize, final ExitPlan plan) {
        final long start = plan.best();
        long tooLow = 0;
        long enough = (view.high() - start + tickSize - 1) / tickSize;
        while (enough - tooLow > 1) {
            final long middle = (tooLow + enough) >>> 1;
            if (plan.stopAt(start + middle * tickSize) >= view.low()) {
                enough = middle;
            } else {
                tooLow = middle;
            }
        }
        return Math.min(start + enough * tickSize, view.high());
    }

    /** Targets up to a price fill at their own prices, or all at the same one where the market jumped over them. */
    private void meetTargets(final ProtectedPosition position, final long upTo, final long atLeast) {
        final ExitPlan plan = position.exits();
        while (left > 0 && plan.targetAhead(targetsMet) <= upTo) {
            add(partAhead(position, targetsMet, left), Math.max(plan.targetAhead(targetsMet), atLeast),
                FillReason.TAKE_PROFIT);
            targetsMet++;
        }
    }

    private static long partAhead(final ProtectedPosition position, final int steps, final long open) {
        final ExitPlan plan = position.exits();
        if (plan.isWholeAt(steps)) {
            return open;
        }
        return Math.min(open, position.instrument().shareOf(position.enteredQuantity(), plan.shareAhead(steps)));
    }

    private void leave(final long price, final FillReason reason) {
        if (left > 0) {
            add(left, price, reason);
        }
    }

    private void add(final long quantity, final long price, final FillReason reason) {
        legQuantities[legCount] = quantity;
        legPrices[legCount] = price;
        legReasons[legCount] = reason;
        legCount++;
        left -= quantity;
    }

    private void reportAmbiguity(final ProtectedPosition position, final Candle candle, final long standing) {
        final ExitPlan plan = position.exits();
        if (legCount == 0 && plan.nextTarget() > view.high() && plan.stopAt(view.high()) < view.low()) {
            return;
        }
        final long better = bestOutcome(position, standing) - composedOutcome(position);
        if (better > 0) {
            listener.onAmbiguity(position, candle, better);
        }
    }

    private long composedOutcome(final ProtectedPosition position) {
        final Instrument instrument = position.instrument();
        long worth = worth(instrument, view.close(), left);
        for (int leg = 0; leg < legCount; leg++) {
            worth = Math.addExact(worth, worth(instrument, legPrices[leg], legQuantities[leg]));
        }
        return worth;
    }

    /** First the high, with every target up to it; then back, to the stop where that cannot be avoided. */
    private long bestOutcome(final ProtectedPosition position, final long standing) {
        final ExitPlan plan = position.exits();
        final Instrument instrument = position.instrument();
        long open = position.guardedQuantity();
        long worth = 0;
        for (int steps = 0; open > 0 && plan.targetAhead(steps) <= view.high(); steps++) {
            final long part = partAhead(position, steps, open);
            worth = Math.addExact(worth, worth(instrument, Math.max(plan.targetAhead(steps), view.open()), part));
            open -= part;
        }
        final long stop = plan.stopAt(Math.max(plan.best(), view.high()));
        final boolean stopped = view.lowIsCertain() && view.low() <= standing || view.close() <= stop;
        return Math.addExact(worth, worth(instrument, stopped ? stop : view.close(), open));
    }

    private static long worth(final Instrument instrument, final long directedPrice, final long quantity) {
        final long worth = instrument.notional(Math.abs(directedPrice), quantity);
        return directedPrice < 0 ? -worth : worth;
    }

    private void carryOut(final ProtectedPosition position, final long timeNs) {
        final ExitPlan plan = position.exits();
        for (int target = 0; target < targetsMet; target++) {
            plan.passTarget();
        }
        for (int leg = 0; leg < legCount; leg++) {
            if (legQuantities[leg] > 0) {
                listener.onExit(position, legQuantities[leg], plan.direct(legPrices[leg]), timeNs, legReasons[leg]);
            }
        }
    }
}

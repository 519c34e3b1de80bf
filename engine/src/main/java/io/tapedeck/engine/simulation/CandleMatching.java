package io.tapedeck.engine.simulation;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.exit.Approach;
import io.tapedeck.engine.exit.ExitListener;
import io.tapedeck.engine.exit.PathWalk;
import io.tapedeck.engine.exit.PositionJudge;
import io.tapedeck.engine.exit.ProtectedPosition;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.order.FeeKind;
import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.order.Order;
import io.tapedeck.engine.order.OrderType;
import io.tapedeck.engine.order.PositionEffect;
import io.tapedeck.engine.portfolio.Portfolio;
import io.tapedeck.engine.portfolio.Position;
import io.tapedeck.engine.portfolio.PositionBook;

/**
 * What a candle does to orders and positions, in the order of section 2 of docs/trading-rules.md: the open, the gaps,
 * the exits, the resting orders. One thread, no allocation.
 */
public final class CandleMatching implements PathWalk.Path, ExitListener {
    private final SimulatedExchange exchange;
    private final Portfolio portfolio;
    private final Departures departures;
    private final Liquidation liquidation;
    private final ExitEvents events;
    private final PositionJudge judge = new PositionJudge(this);
    private final RestingOrders resting;
    private long candleEndNs;

    /**
     * Matching of the session's instruments.
     *
     * @param exchange    that keeps the orders.
     * @param portfolio   that keeps the positions.
     * @param departures  by which positions leave.
     * @param liquidation of contracts.
     * @param events      told of ambiguous candles.
     */
    public CandleMatching(final SimulatedExchange exchange, final Portfolio portfolio, final Departures departures,
        final Liquidation liquidation, final ExitEvents events) {
        this.exchange = exchange;
        this.portfolio = portfolio;
        this.departures = departures;
        this.liquidation = liquidation;
        this.events = events;
        resting = new RestingOrders(exchange);
    }

    /**
     * A base candle begins to be walked.
     *
     * @param candle as the market sent it.
     */
    public void onBaseCandle(final Candle candle) {
        exchange.onBaseCandle(candle.instrumentId(), candle.volume(), candle.high() - candle.low());
        portfolio.prices().expireMark(candle.instrumentId(), candle.openTimeNs());
    }

    /**
     * Whether the path of a candle can do anything: most candles meet no order, and no position that a price could end.
     *
     * @param instrumentId of the candle.
     * @return false where it need not be walked.
     */
    public boolean hasAnythingToMeet(final int instrumentId) {
        return exchange.orders(instrumentId).count() > 0 || isAnyWatched(portfolio.positions(instrumentId));
    }

    private static boolean isAnyWatched(final PositionBook book) {
        for (int index = 0; index < book.count(); index++) {
            if (book.at(index).exits().isArmed() || book.at(index).instrument().isMargined()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void onOpen(final Candle candle) {
        candleEndNs = candle.closeTimeNs();
        final int id = candle.instrumentId();
        final long fills = exchange.fills();
        if (exchange.orders(id).count() > 0) {
            exchange.expire(id, candle.openTimeNs());
            arriveAt(candle);
        }
        if (portfolio.positions(id).count() > 0) {
            liquidation.at(id, candle.open(), candle.openTimeNs());
            judgeAll(candle, true);
        }
        if (exchange.orders(id).count() > 0) {
            fillGaps(candle);
        }
        if (exchange.fills() != fills) {
            liquidation.at(id, candle.open(), candle.openTimeNs());
        }
    }

    private void arriveAt(final Candle candle) {
        final WorkingOrders book = exchange.orders(candle.instrumentId());
        long number = 0;
        for (Order order = book.after(number); order != null; order = book.after(number)) {
            number = order.orderId();
            if (order.type() == OrderType.MARKET && exchange.isFilledByQuotes()) {
                continue;
            }
            if (order.hasArrived() && order.type() == OrderType.MARKET) {
                exchange.execute(order, candle.open(), candle.openTimeNs(), FeeKind.TAKER);
            } else if (!order.hasArrived() && order.arrivalTimeNs() <= candle.openTimeNs()) {
                exchange.arrive(order, candle.open(), candle.openTimeNs());
            }
        }
    }

    /** Resting orders that the open jumped over; what they open has still the whole candle before it. */
    private void fillGaps(final Candle candle) {
        final WorkingOrders book = exchange.orders(candle.instrumentId());
        long number = 0;
        for (Order order = book.after(number); order != null; order = book.after(number)) {
            number = order.orderId();
            if (order.hasArrived() && resting.isReached(order, candle.open())) {
                meet(order, candle.open(), candle.openTimeNs());
                judgeNewAtOpen(order, candle);
            } else {
                resting.followOpen(order, candle.open());
            }
        }
    }

    private void judgeNewAtOpen(final Order order, final Candle candle) {
        final Position opened = portfolio.positions(candle.instrumentId()).find(order.positionId());
        if (order.effect() == PositionEffect.OPEN && opened != null) {
            judge.atOpen(opened, candle);
        }
    }

    /** A resting order meets a price: its own where it is a limit, else the one that is found. */
    private void meet(final Order order, final long price, final long timeNs) {
        if (order.type() == OrderType.LIMIT) {
            exchange.execute(order, order.limitPrice(), timeNs, FeeKind.MAKER);
            return;
        }
        if (order.type() != OrderType.MARKET) {
            exchange.trigger(order);
        }
        if (order.type() == OrderType.MARKET || SimulatedExchange.isMarketable(order, price)) {
            exchange.execute(order, price, timeNs, FeeKind.TAKER);
        }
        if (order.type() == OrderType.LIMIT) {
            order.travel(candleEndNs);
        }
    }

    private void judgeAll(final Candle candle, final boolean opening) {
        final PositionBook book = portfolio.positions(candle.instrumentId());
        for (int index = 0; index < book.count();) {
            final Position position = book.at(index);
            final Presence presence = Presence.of(position, candle);
            if (presence == Presence.WHOLE && opening) {
                judge.atOpen(position, candle);
            } else if (presence == Presence.WHOLE) {
                judge.judge(position, candle);
            } else if (presence == Presence.PART && !opening) {
                judge.judgeAfterEntry(position, candle, position.entryPrice(), Approach.REBOUND);
            }
            index += index < book.count() && book.at(index) == position ? 1 : 0;
        }
    }

    @Override
    public boolean isTouched(final Candle candle) {
        final PositionBook book = portfolio.positions(candle.instrumentId());
        for (int index = 0; index < book.count(); index++) {
            if (Presence.of(book.at(index), candle) != Presence.NONE && judge.isTouched(book.at(index), candle)) {
                return true;
            }
        }
        return resting.isAnyTouched(candle) || book.count() > 0 && liquidation.isDue(candle);
    }

    @Override
    public void onUntouched(final Candle candle) {
        final PositionBook book = portfolio.positions(candle.instrumentId());
        for (int index = 0; index < book.count(); index++) {
            pass(book.at(index), candle);
        }
        resting.follow(candle);
    }

    /** After an entry on the way the close is all that is certain to come. */
    private void pass(final Position position, final Candle candle) {
        switch (Presence.of(position, candle)) {
            case WHOLE -> judge.pass(position, candle);
            case PART -> position.exits().reach(position.exits().direct(candle.close()));
            default -> {
            }
        }
    }

    @Override
    public void onFinest(final Candle candle) {
        candleEndNs = candle.closeTimeNs();
        liquidation.begin(candle);
        final long fills = exchange.fills();
        if (portfolio.positions(candle.instrumentId()).count() > 0) {
            meetReducers(candle);
            liquidateInside(candle);
            judgeAll(candle, false);
        }
        meetResting(candle);
        if (exchange.fills() != fills && liquidation.isDue(candle)) {
            liquidation.inside(candle);
        }
        resting.follow(candle);
    }

    /** Orders of the trader's own that come before the level of their position; which way is worse is taken first. */
    private void meetReducers(final Candle candle) {
        meetReducers(candle, true);
        meetReducers(candle, false);
    }

    private void meetReducers(final Candle candle, final boolean stops) {
        final PositionBook positions = portfolio.positions(candle.instrumentId());
        resting.begin(candle);
        for (Order order = resting.next(); order != null; order = resting.next()) {
            final Position position = positions.find(order.positionId());
            if (order.effect() == PositionEffect.REDUCE && position != null && RestingOrders.isStop(order) == stops
                && comesFirst(order, position, candle)) {
                meetReducer(order, position, candle);
            }
        }
    }

    /** A stop above the stop of the position and above its liquidation; a limit where none of them can come before. */
    private boolean comesFirst(final Order order, final Position position, final Candle candle) {
        final long level = position.exits().direct(resting.level());
        return RestingOrders.isStop(order)
            ? level > position.exits().standingStop() && !liquidation.isDueAbove(position, level, candle)
            : !judge.isStoppable(position, candle) && !liquidation.isDue(candle);
    }

    /** The price passes the targets up to a limit before it comes to the limit; they may leave nothing to it. */
    private void meetReducer(final Order order, final Position position, final Candle candle) {
        final long number = order.orderId();
        if (!RestingOrders.isStop(order)) {
            judge.passTargets(position, candle, position.exits().direct(resting.level()));
        }
        if (exchange.orders(candle.instrumentId()).find(number) == order) {
            meetInside(order, resting.level(), candle);
        }
    }

    private void meetResting(final Candle candle) {
        resting.begin(candle);
        for (Order order = resting.next(); order != null; order = resting.next()) {
            final long price = resting.level();
            final boolean opens = order.effect() == PositionEffect.OPEN && order.positionId() == 0;
            final Approach approach = approachOf(order);
            meetInside(order, price, candle);
            final Position opened = portfolio.positions(candle.instrumentId()).find(order.positionId());
            if (opens && opened != null) {
                judgeEntered(opened, candle, price, approach);
            }
        }
    }

    /** The margin of an entry may be used up before its stop or its target is met. */
    private void judgeEntered(final Position opened, final Candle candle, final long price, final Approach approach) {
        if (liquidation.isDueAbove(opened, opened.exits().standingStop(), candle)) {
            liquidation.inside(candle);
        } else {
            judge.judgeAfterEntry(opened, candle, price, approach);
        }
    }

    private void meetInside(final Order order, final long price, final Candle candle) {
        if (resting.isOneOfSeveral(order)) {
            events.onAmbiguousGroup(order, candle);
        }
        final long fills = exchange.fills();
        meet(order, price, candle.closeTimeNs());
        if (exchange.fills() != fills) {
            liquidation.note(price);
        }
    }

    private static Approach approachOf(final Order order) {
        if (order.type() == OrderType.TRAILING_STOP) {
            return Approach.REBOUND;
        }
        return RestingOrders.isStop(order) ? Approach.RISE : Approach.FALL;
    }

    /** Stops that lie nearer than the liquidation come first; they may prevent it. */
    private void liquidateInside(final Candle candle) {
        if (!liquidation.isDue(candle)) {
            return;
        }
        final int id = candle.instrumentId();
        final PositionBook book = portfolio.positions(id);
        for (int index = 0; index < book.count();) {
            final Position position = book.at(index);
            if (liquidation.isDue(candle)
                && !liquidation.isDueAbove(position, position.exits().standingStop(), candle)) {
                judge.judge(position, candle);
            }
            index += index < book.count() && book.at(index) == position ? 1 : 0;
        }
        if (liquidation.isDue(candle)) {
            liquidation.inside(candle);
        }
    }

    /**
     * Shares are split: orders, positions and prices move with them. A position of which nothing that can be held would
     * be left leaves at the last price.
     *
     * @param instrumentId of the shares.
     * @param ratio        of new shares to old ones.
     * @param timeNs       of the split.
     */
    public void onSplit(final int instrumentId, final ShareRatio ratio, final long timeNs) {
        final PositionBook book = portfolio.positions(instrumentId);
        for (int index = 0; index < book.count();) {
            final Position position = book.at(index);
            if (portfolio.actions().isLostBy(position, ratio)) {
                onExit(position, position.quantity(), portfolio.lastPrice(instrumentId), timeNs,
                    FillReason.CASH_IN_LIEU);
            }
            index += index < book.count() && book.at(index) == position ? 1 : 0;
        }
        exchange.onSplit(instrumentId, ratio);
        portfolio.actions().onSplit(instrumentId, ratio);
    }

    @Override
    public void onExit(final ProtectedPosition position, final long quantity, final long price, final long timeNs,
        final FillReason reason) {
        liquidation.note(price);
        departures.leave((Position) position, quantity, price, timeNs, reason, FeeKind.TAKER);
    }

    @Override
    public void onAmbiguity(final ProtectedPosition position, final Candle candle, final long betterOutcome) {
        events.onAmbiguity((Position) position, candle, betterOutcome);
    }
}

package io.tapedeck.engine.twin;

import io.tapedeck.engine.margin.AccountMode;
import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.order.OrderType;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The naive twin of matching and portfolio: docs/trading-rules.md once more, plainly and slowly, with BigDecimal and
 * lists and without a line of the engine. What the risk gate let pass is told to it.
 */
final class NaiveMarket {
    static final long MINUTE = 60;

    private final Conditions conditions;
    private final Set<String> refused;
    private final NaiveVenue venue;
    private final NaiveAccount account;
    private final BigDecimal tick;
    private final boolean throughOnly;
    private NaiveCandle now;

    private NaiveMarket(final Scenario scenario, final Set<String> refused) {
        conditions = Conditions.of(scenario);
        this.refused = refused;
        venue = new NaiveVenue(conditions);
        account = venue.account();
        tick = conditions.tick();
        throughOnly = conditions.says("trade-through");
    }

    /**
     * Plays a scenario.
     *
     * @param scenario to play.
     * @param refused  wishes that the risk gate refused: step and index of the wish.
     * @return a minute for every candle.
     */
    static List<Minute> play(final Scenario scenario, final Set<String> refused) {
        final NaiveMarket market = new NaiveMarket(scenario, refused);
        final List<Minute> minutes = new ArrayList<>();
        for (final Scenario.Step step : scenario.steps()) {
            minutes.add(market.minute(step, minutes.size()));
        }
        return minutes;
    }

    private Minute minute(final Scenario.Step step, final int number) {
        now = NaiveCandle.of(step);
        venue.begin(now);
        atOpen();
        inside();
        venue.close();
        new NaiveWishes(conditions, venue, now).carryOut(accepted(step, number));
        if (!account.addsUp()) {
            throw new AssertionError("the twin's own books do not add up");
        }
        return new Minute(List.copyOf(venue.events()), List.copyOf(venue.ends()),
            account.positions().stream().map(NaivePosition::toString).toList(), Minute.plain(account.cash()),
            Minute.plain(account.free(now.close())), Minute.plain(account.equity(now.close())));
    }

    private List<Wish> accepted(final Scenario.Step step, final int number) {
        final List<Wish> accepted = new ArrayList<>();
        for (int index = 0; index < step.wishes().size(); index++) {
            if (!refused.contains(number + "." + index)) {
                accepted.add(step.wishes().get(index));
            }
        }
        return accepted;
    }

    // ---- The open: sections 2.1 and 2.2.

    private void atOpen() {
        venue.expire();
        for (final NaiveOrder order : List.copyOf(venue.orders())) {
            if (!order.ended && order.arrived && order.type == OrderType.MARKET) {
                venue.execute(order, now.open(), now.opensAt(), NaiveVenue.Charge.TAKER);
            } else if (!order.ended && !order.arrived && order.arrivesAt <= now.opensAt()) {
                venue.arrive(order, now.open(), now.opensAt());
            }
        }
        if (!account.covers(now.open())) {
            liquidate(now.open(), now.opensAt());
        }
        List.copyOf(account.positions()).forEach(this::gap);
        for (final NaiveOrder order : List.copyOf(venue.orders())) {
            if (!order.ended && order.arrived && order.isReachedBy(now.open(), throughOnly, tick)) {
                venue.meet(order, now.open(), now.opensAt());
                if (order.opens && order.position != null && order.position.isOpen()) {
                    gap(order.position);
                }
            } else {
                order.follow(now.open());
            }
        }
        if (!account.covers(now.open())) {
            liquidate(now.open(), now.opensAt());
        }
    }

    private void gap(final NaivePosition position) {
        final BigDecimal price = position.facing(now.open());
        final NaiveExits exits = exitsOf(position);
        if (position.plan().isOver(now.opensAt())) {
            exits.leave(price, FillReason.TIME_STOP);
        } else {
            exits.at(price);
        }
        carryOut(position, exits, now.opensAt());
        position.plan().reach(price);
    }

    private NaiveExits exitsOf(final NaivePosition position) {
        return new NaiveExits(position, tick, conditions.step());
    }

    private void carryOut(final NaivePosition position, final NaiveExits exits, final long time) {
        exits.passTargets();
        for (final NaiveExits.Leg leg : exits.legs()) {
            venue.exit(position, leg.quantity(), position.facing(leg.price()), time, leg.reason());
        }
    }

    // ---- Inside the candle: sections 2.3 and 2.4.

    private void inside() {
        venue.met().clear();
        ownOrders(true).forEach(this::meetOwnStop);
        ownOrders(false).forEach(this::meetOwnLimit);
        liquidateInside();
        account.positions().stream().toList().forEach(this::judge);
        meetResting();
        if (!venue.met().isEmpty() && !account.covers(adverse())) {
            liquidate(liquidationPrice(), now.closesAt());
        }
        venue.orders().forEach(order -> order.follow(order.buys ? now.low() : now.high()));
    }

    private NaiveExits.Rest wholeFor(final NaivePosition position) {
        final BigDecimal best = position.direction() > 0 ? now.high() : now.low().negate();
        final BigDecimal worst = position.direction() > 0 ? now.low() : now.high().negate();
        return new NaiveExits.Rest(position.facing(now.open()), worst, best, position.facing(now.close()), best, true);
    }

    private BigDecimal levelOf(final NaiveOrder order) {
        return !order.ended && order.arrived && order.arrivesAt <= now.opensAt()
            ? order.levelIn(now.low(), now.high(), throughOnly, tick) : null;
    }

    private BigDecimal distanceOf(final NaiveOrder order) {
        return levelOf(order).subtract(now.open()).abs();
    }

    /** Orders that reduce a position, nearest to the open first. */
    private List<NaiveOrder> ownOrders(final boolean stops) {
        return venue.orders().stream()
            .filter(order -> !order.opens && order.isStop() == stops && levelOf(order) != null)
            .sorted(Comparator.comparing(this::distanceOf)).toList();
    }

    /** Stop orders of the trader's own above the stop of the plan come before it. */
    private void meetOwnStop(final NaiveOrder order) {
        final BigDecimal standing = order.position.plan().standing();
        final BigDecimal level = levelOf(order);
        if (level != null && (standing == null || order.position.facing(level).compareTo(standing) > 0)
            && !isLiquidatedBefore(order.position, order.position.facing(level))) {
            meetInside(order, level);
        }
    }

    /** Limits of the trader's own take turns with the targets, where no stop can come before. */
    private void meetOwnLimit(final NaiveOrder order) {
        final NaivePosition position = order.position;
        final BigDecimal level = levelOf(order);
        if (level != null && !exitsOf(position).isStoppable(wholeFor(position)) && account.covers(adverse())) {
            final NaiveExits exits = exitsOf(position);
            exits.meetTargets(position.facing(level), null);
            carryOut(position, exits, now.closesAt());
            meetOpen(order, level);
        }
    }

    private void meetOpen(final NaiveOrder order, final BigDecimal level) {
        if (!order.ended) {
            meetInside(order, level);
        }
    }

    private void judge(final NaivePosition position) {
        if (position.isOpen()) {
            judge(position, wholeFor(position));
        }
    }

    private void judge(final NaivePosition position, final NaiveExits.Rest rest) {
        final NaiveExits exits = exitsOf(position);
        final BigDecimal better = exits.judge(rest);
        if (better.signum() > 0) {
            venue.events().add("ambiguous " + position.label() + " " + Minute.plain(better));
        }
        carryOut(position, exits, now.closesAt());
        position.plan().reach(rest.certainHigh());
    }

    private void meetResting() {
        final Set<NaiveOrder> done = new HashSet<>();
        NaiveOrder next = nearest(done);
        while (next != null) {
            done.add(next);
            final boolean isNew = next.opens && next.position == null;
            final boolean rises = next.isStop();
            final boolean rebounds = next.type == OrderType.TRAILING_STOP;
            final BigDecimal level = levelOf(next);
            meetInside(next, level);
            if (isNew && next.position != null && isLiquidatedBefore(next.position, next.position.plan().standing())) {
                liquidate(liquidationPrice(), now.closesAt());
            } else if (isNew && next.position != null && next.position.isOpen()) {
                judge(next.position, restAfter(next.position, level, rises && !rebounds, !rises));
            }
            next = nearest(done);
        }
    }

    private NaiveOrder nearest(final Set<NaiveOrder> done) {
        return venue.orders().stream().filter(order -> !done.contains(order) && levelOf(order) != null)
            .min(Comparator.comparing(this::distanceOf)).orElse(null);
    }

    /** What is left of the candle after an entry at a price. */
    private NaiveExits.Rest restAfter(final NaivePosition position, final BigDecimal entry, final boolean highToCome,
        final boolean lowToCome) {
        final NaiveExits.Rest whole = wholeFor(position);
        final BigDecimal start = position.facing(entry);
        return new NaiveExits.Rest(start, whole.low(), whole.high(), whole.close(),
            highToCome ? whole.high() : start.max(whole.close()), lowToCome);
    }

    private void meetInside(final NaiveOrder order, final BigDecimal level) {
        if (order.group != 0 && venue.orders().stream().anyMatch(other -> other != order && other.group == order.group
            && levelOf(other) != null)) {
            venue.events().add("ambiguous " + (order.position == null ? 0 : order.position.label()) + " 0");
        }
        final BigDecimal filled = order.filled;
        venue.meet(order, level, now.closesAt());
        if (order.filled.compareTo(filled) > 0) {
            venue.met().add(level);
        }
    }

    // ---- Liquidation: section 9.

    private BigDecimal adverse() {
        return account.net().signum() >= 0 ? now.low() : now.high();
    }

    /** One step after the other, from the worst price at which something was met. */
    private BigDecimal liquidationPrice() {
        final boolean falls = account.net().signum() >= 0;
        final BigDecimal unit = new BigDecimal(falls ? "-0.01" : "0.01");
        BigDecimal price = now.open();
        for (final BigDecimal level : venue.met()) {
            price = falls ? price.min(level) : price.max(level);
        }
        while (account.covers(price)) {
            price = price.add(unit);
        }
        return price;
    }

    /** Whether the margin of an open position is used up before a level below it is met. */
    private boolean isLiquidatedBefore(final NaivePosition position, final BigDecimal level) {
        return position.isOpen() && !account.covers(adverse())
            && (level == null || level.compareTo(position.facing(liquidationPrice())) < 0);
    }

    /** Stops that lie nearer come first. */
    private void liquidateInside() {
        for (final NaivePosition position : List.copyOf(account.positions())) {
            final BigDecimal standing = position.plan().standing();
            if (!account.covers(adverse()) && !isLiquidatedBefore(position, standing)) {
                judge(position);
            }
        }
        if (!account.covers(adverse())) {
            liquidate(liquidationPrice(), now.closesAt());
        }
    }

    private void liquidate(final BigDecimal price, final long time) {
        venue.beginLiquidation();
        for (final NaivePosition position : List.copyOf(account.positions())) {
            venue.exit(position, position.quantity(), price, time, FillReason.LIQUIDATION);
        }
        if (conditions.mode() == AccountMode.ISOLATED_MARGIN) {
            venue.insure(venue.liquidationLoss());
        }
    }

}

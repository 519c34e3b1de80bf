package io.tapedeck.engine.twin;

import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.order.OrderType;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Wishes become orders, sized by section 4, and changes of orders and positions. */
final class NaiveWishes {
    private final Conditions conditions;
    private final NaiveVenue venue;
    private final NaiveAccount account;
    private final NaiveCandle now;

    NaiveWishes(final Conditions conditions, final NaiveVenue venue, final NaiveCandle now) {
        this.conditions = conditions;
        this.venue = venue;
        this.now = now;
        account = venue.account();
    }

    void carryOut(final List<Wish> wishes) {
        final List<Runnable> routed = new ArrayList<>();
        wishes.forEach(wish -> accept(wish, routed));
        routed.forEach(Runnable::run);
        wishes.stream().filter(wish -> wish.kind().equals("funding")).forEach(this::fund);
    }

    /** Everything is decided on what is known at the close, and then carried out in order. */
    private void accept(final Wish wish, final List<Runnable> routed) {
        switch (wish.kind()) {
            case "order" -> {
                final NaiveOrder order = order(wish);
                venue.orders().add(order);
                order.arrivesAt = Long.MAX_VALUE;
                routed.add(() -> submit(order));
            }
            case "close" -> closeAll(wish, routed);
            case "cancel" -> find(wish.order()).ifPresent(order -> routed.add(() -> cancel(order)));
            case "amend" -> find(wish.order()).ifPresent(order -> routed.add(() -> amend(order, wish)));
            case "protect" -> routed.add(() -> protect(wish));
            default -> {
            }
        }
    }

    private Optional<NaiveOrder> find(final int label) {
        return venue.orders().stream().filter(order -> order.label == label).findFirst();
    }

    private void closeAll(final Wish wish, final List<Runnable> routed) {
        for (final NaivePosition position : account.positions()) {
            final boolean isLeaving = venue.orders().stream().anyMatch(order -> !order.opens
                && order.position == position && order.type == OrderType.MARKET
                && order.remaining().compareTo(position.quantity()) >= 0);
            if (!isLeaving && (wish.number("position") == 0 || wish.number("position") == position.label())) {
                final NaiveOrder order = leaving(position, wish.order());
                venue.orders().add(order);
                order.arrivesAt = Long.MAX_VALUE;
                routed.add(() -> submit(order));
            }
        }
    }

    private void submit(final NaiveOrder order) {
        if (venue.isFull() || order.late) {
            venue.end(order, venue.isFull() ? "rejected" : "cancelled");
            return;
        }
        order.arrivesAt = now.closesAt() + conditions.submitSeconds();
        if (order.arrivesAt == now.closesAt() && conditions.says("fill-close")) {
            venue.arrive(order, now.close(), now.closesAt());
        }
    }

    private void cancel(final NaiveOrder order) {
        if (order.ended) {
            return;
        }
        if (!conditions.hasLatency()) {
            venue.end(order, "cancelled");
        } else if (order.cancelledAt == null) {
            order.cancelledAt = Math.max(now.closesAt(), order.arrivesAt + conditions.acknowledgeSeconds())
                + conditions.cancelSeconds();
        }
    }

    private void amend(final NaiveOrder order, final Wish wish) {
        if (!order.ended) {
            order.quantity = wish.has("quantity") ? wish.figure("quantity") : order.quantity;
            order.limit = wish.has("limit") ? wish.figure("limit") : order.limit;
            order.trigger = wish.has("trigger") ? wish.figure("trigger") : order.trigger;
            order.arrived = false;
            order.arrivesAt = now.closesAt() + conditions.cancelSeconds();
        }
    }

    private void protect(final Wish wish) {
        account.positions().stream().filter(position -> position.label() == wish.order()).forEach(position -> {
            if (wish.has("stop")) {
                position.plan().moveStop(position.facing(wish.figure("stop")));
            }
            if (wish.has("target")) {
                position.plan().moveTarget(position.facing(Wish.figureOf(wish.targets().get(0).split(":")[0])));
            }
        });
    }

    private void fund(final Wish wish) {
        final BigDecimal rate = Wish.figureOf(wish.words().get(0));
        final BigDecimal price = new BigDecimal(wish.words().get(1));
        for (final NaivePosition position : account.positions()) {
            final BigDecimal size = NaiveAccount.rounded(price.multiply(position.quantity()).multiply(rate.abs()));
            final boolean pays = rate.signum() == position.direction();
            account.fund(position, pays ? size.negate() : size);
            venue.insure(account.cash().negate());
        }
    }

    /** All of a position, at the market. */
    static NaiveOrder leaving(final NaivePosition position, final int label) {
        final NaiveOrder order = new NaiveOrder();
        order.label = label;
        order.buys = position.direction() < 0;
        order.position = position;
        order.reason = FillReason.SIGNAL;
        order.quantity = position.quantity();
        return order;
    }

    NaiveOrder order(final Wish wish) {
        final NaiveOrder order = new NaiveOrder();
        order.label = wish.order();
        order.wish = wish;
        order.buys = wish.buys();
        order.type = wish.type();
        order.limit = wish.figure("limit");
        order.trigger = wish.figure("trigger");
        order.distance = wish.figure("distance");
        order.inShares = wish.options().getOrDefault("distance", "").endsWith("%");
        order.group = wish.number("oco");
        order.immediate = wish.says("ioc");
        order.whole = wish.says("fok");
        order.postOnly = wish.says("post-only");
        order.expiresAt = wish.has("gtd")
            ? Long.valueOf(now.closesAt() + (wish.number("gtd") - 1) * NaiveMarket.MINUTE) : null;
        order.opens = !wish.has("reduce");
        order.reason = order.opens ? FillReason.ENTRY : FillReason.SIGNAL;
        if (order.opens) {
            size(order, wish.size());
        } else {
            order.quantity = new BigDecimal(wish.size());
            order.position = account.positions().stream().filter(held -> held.label() == wish.number("reduce"))
                .findFirst().orElseThrow();
        }
        return order;
    }

    private void size(final NaiveOrder order, final String size) {
        final BigDecimal expected = order.limit != null ? order.limit
            : order.trigger != null && order.type != OrderType.TRAILING_STOP ? order.trigger : now.close();
        if (size.endsWith("@risk") || !size.contains("%") && !size.endsWith("usd")) {
            order.quantity = size.endsWith("@risk") ? atRisk(order.wish, size, expected) : new BigDecimal(size);
            order.reserved = account.costOf(expected, order.quantity);
            return;
        }
        if (size.endsWith("@fill") && order.type == OrderType.MARKET) {
            order.share = Wish.figureOf(size.substring(0, size.length() - 5));
            return;
        }
        final BigDecimal amount = amount(size);
        if (order.type == OrderType.MARKET) {
            order.amount = amount;
            order.reserved = amount;
        } else {
            order.quantity = venue.quantityFor(amount, expected);
            order.reserved = account.costOf(expected, order.quantity);
        }
    }

    /** As much as loses a share of the equity where the stop is met. */
    private BigDecimal atRisk(final Wish wish, final String size, final BigDecimal price) {
        final BigDecimal stop = wish.figure("stop");
        final BigDecimal distance = wish.isInShares()
            ? price.multiply(stop).setScale(2, RoundingMode.FLOOR) : price.subtract(stop).abs();
        return conditions.stepped(share(size.replace("@risk", "")).divide(distance, 8, RoundingMode.FLOOR));
    }

    private BigDecimal share(final String share) {
        return account.equity(now.close()).max(BigDecimal.ZERO).multiply(Wish.figureOf(share))
            .setScale(8, RoundingMode.FLOOR);
    }

    /** Money that is put up: of a notional the margin. */
    private BigDecimal amount(final String size) {
        if (size.endsWith("usd")) {
            final BigDecimal notional = new BigDecimal(size.substring(0, size.length() - 3));
            return conditions.isSpot() ? notional : account.margin(notional);
        }
        return share(size.replace("@fill", ""));
    }
}

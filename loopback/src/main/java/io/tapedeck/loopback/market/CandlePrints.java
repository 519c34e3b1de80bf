package io.tapedeck.loopback.market;

import io.tapedeck.engine.market.Instrument;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells a candle in trades: from the open to the nearer extreme, to the other one, to the close.
 *
 * <p>Their quantities add up to the volume and those that buyers took to the taker volume, exactly. At least four units
 * of quantity are needed to visit all four prices: a candle of less is told by fewer trades, the close always among
 * them. Pure.
 */
final class CandlePrints {
    /** How many trades tell a candle, where its volume can be split into so many. */
    static final int MOST = 16;
    private static final int ALL_PRICES = 4;

    private CandlePrints() {
    }

    /** How many trades tell a candle. */
    static int count(final ServedCandle candle, final Instrument instrument) {
        return (int) Math.min(MOST, candle.volume() / unit(candle, instrument));
    }

    /** The venue's step, where the tape keeps to it. */
    private static long unit(final ServedCandle candle, final Instrument instrument) {
        final long step = instrument.stepSize();
        return candle.volume() % step == 0 && candle.takerBuyVolume() % step == 0 ? step : 1;
    }

    static List<Print> of(final ServedCandle candle, final Instrument instrument, final long firstId) {
        final int count = count(candle, instrument);
        final long unit = unit(candle, instrument);
        final long bought = candle.takerBuyVolume() / unit;
        final long sold = candle.volume() / unit - bought;
        final int buys = buys(count, bought, sold);
        final List<Print> prints = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            final int buysBefore = index * buys / count;
            final boolean isBuy = (index + 1) * buys / count > buysBefore;
            final long units = isBuy ? share(bought, buys, buysBefore) : share(sold, count - buys, index - buysBefore);
            prints.add(new Print(firstId + index, timeMs(candle, index, count),
                price(candle, instrument.tickSize(), index, count), units * unit, isBuy));
        }
        return prints;
    }

    /** As many as is their share of the volume, as long as every trade gets a unit of its side. */
    private static int buys(final int count, final long bought, final long sold) {
        if (bought == 0 || sold == 0) {
            return bought == 0 ? 0 : count;
        }
        final long proportional = Math.round((double) count * bought / (bought + sold));
        final long least = Math.max(1, count - sold);
        final long most = Math.min(count - 1, bought);
        return (int) Math.max(least, Math.min(most, proportional));
    }

    private static long share(final long units, final int parts, final int part) {
        return units / parts + (part < units % parts ? 1 : 0);
    }

    /** In the middle of its slot, so that no trade stands on a boundary. */
    private static long timeMs(final ServedCandle candle, final int index, final int count) {
        return candle.openMs() + (2L * index + 1) * Spans.durationMs(candle.timeframe()) / (2L * count);
    }

    private static long price(final ServedCandle candle, final long tick, final int index, final int count) {
        final boolean highFirst = candle.high() - candle.open() <= candle.open() - candle.low();
        final long first = highFirst ? candle.high() : candle.low();
        final long second = highFirst ? candle.low() : candle.high();
        if (count < ALL_PRICES) {
            return index == count - 1 ? candle.close() : index == 0 ? candle.open() : second;
        }
        final int last = count - 1;
        final int firstAt = last / 3;
        final int secondAt = 2 * last / 3;
        if (index <= firstAt) {
            return between(candle.open(), first, index, firstAt, tick);
        }
        return index <= secondAt ? between(first, second, index - firstAt, secondAt - firstAt, tick)
            : between(second, candle.close(), index - secondAt, last - secondAt, tick);
    }

    private static long between(final long from, final long to, final int part, final int parts, final long tick) {
        return part == parts ? to : from + (to - from) * part / parts / tick * tick;
    }
}

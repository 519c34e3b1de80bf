package io.tapedeck.loopback.market;

import io.tapedeck.engine.market.Instrument;

import java.util.ArrayList;
import java.util.List;

/**
 * Trades that tell the candles of a tape. Their numbers follow each other without a hole over the whole tape and are
 * the same whoever asks, by whichever way. Reads the candles once, when it is made.
 */
public final class SyntheticPrints implements PrintHistory {
    private static final int SPACING = 64;

    private final CandleHistory candles;
    private final Instrument instrument;
    private final long[] idsBefore;

    /**
     * Trades for candles.
     *
     * @param candles    to tell.
     * @param instrument that was traded.
     */
    public SyntheticPrints(final CandleHistory candles, final Instrument instrument) {
        this.candles = candles;
        this.instrument = instrument;
        idsBefore = new long[candles.size() / SPACING + 1];
        long ids = 1;
        for (int index = 0; index < candles.size(); index++) {
            if (index % SPACING == 0) {
                idsBefore[index / SPACING] = ids;
            }
            ids += CandlePrints.count(candles.get(index), instrument);
        }
        if (candles.size() % SPACING == 0) {
            idsBefore[candles.size() / SPACING] = ids;
        }
    }

    @Override
    public List<Print> inside(final int index) {
        return CandlePrints.of(candles.get(index), instrument, firstIdAt(index));
    }

    @Override
    public long firstIdAt(final int index) {
        long id = idsBefore[index / SPACING];
        for (int before = index / SPACING * SPACING; before < index; before++) {
            id += CandlePrints.count(candles.get(before), instrument);
        }
        return id;
    }

    @Override
    public List<Print> from(final long id, final int limit) {
        final List<Print> prints = new ArrayList<>();
        for (int index = candleBefore(id); index < candles.size() && prints.size() < limit; index++) {
            for (final Print print : inside(index)) {
                if (print.id() >= id && prints.size() < limit) {
                    prints.add(print);
                }
            }
        }
        return prints;
    }

    /** The last candle whose first trade has the number or a smaller one. */
    private int candleBefore(final long id) {
        int low = 0;
        int high = candles.size() - 1;
        while (low < high) {
            final int middle = (low + high + 1) >>> 1;
            if (firstIdAt(middle) <= id) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}

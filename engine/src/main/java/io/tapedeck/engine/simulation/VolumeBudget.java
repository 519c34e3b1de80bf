package io.tapedeck.engine.simulation;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

/** What can still be filled in the present base candle of an instrument. One thread, no allocation. */
final class VolumeBudget implements Stateful {
    private long left = Long.MAX_VALUE;

    /** A new base candle, of which anything can be filled. */
    void lift() {
        left = Long.MAX_VALUE;
    }

    /** A new base candle, of which a share can be filled. */
    void renew(final Instrument instrument, final long volume, final long participationRate) {
        left = instrument.shareOf(volume, participationRate);
    }

    /** What of a quantity can be filled now. */
    long allow(final long quantity) {
        return Math.min(quantity, left);
    }

    /** A liquidation takes more than is allowed. */
    void take(final long quantity) {
        if (left != Long.MAX_VALUE) {
            left = Math.max(0, left - quantity);
        }
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putLong(left);
    }

    @Override
    public void loadState(final StateReader reader) {
        left = reader.getLong();
    }
}

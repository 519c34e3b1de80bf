package io.tapedeck.strategies;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;
import io.tapedeck.engine.strategy.Notes;
import io.tapedeck.strategies.indicator.SimpleMovingAverage;

/**
 * Whether enough was traded in a candle: at least a multiple of the simple average of the candles before it, itself not
 * included. Ready with one candle more than the average spans. One thread, no allocation after construction.
 */
public final class VolumeConfirmation implements Stateful {
    private final SimpleMovingAverage average;
    private final double multiple;
    private boolean ready;
    private double usual;
    private double last;

    /**
     * A confirmation that has seen nothing.
     *
     * @param length   candles in the average.
     * @param multiple of the average that is enough; 0 for any volume.
     */
    public VolumeConfirmation(final int length, final double multiple) {
        average = new SimpleMovingAverage(length);
        this.multiple = multiple;
    }

    /**
     * Takes in the next candle.
     *
     * @param volume scaled.
     */
    public void add(final long volume) {
        ready = average.isReady();
        usual = average.value();
        last = volume;
        average.add(volume);
    }

    /**
     * Whether the average before the last candle was complete.
     *
     * @return false during warm-up.
     */
    public boolean isReady() {
        return ready;
    }

    /**
     * Whether the volume of the last candle is enough.
     *
     * @return false during warm-up.
     */
    public boolean isGiven() {
        return ready && last >= multiple * usual;
    }

    /**
     * Tells the two figures in units of the asset.
     *
     * @param notes      to write them to.
     * @param instrument of the candles.
     */
    public void explain(final Notes notes, final Instrument instrument) {
        notes.note("volume", last / instrument.quantityUnit());
        notes.note("average volume", usual / instrument.quantityUnit());
    }

    /**
     * The shares are split: volumes are counted in new ones.
     *
     * @param ratio of new shares to old ones.
     */
    public void onSplit(final ShareRatio ratio) {
        // A volume grows by what a price shrinks.
        average.onSplit(new ShareRatio(ratio.oldShares(), ratio.newShares()));
        final double growth = (double) ratio.newShares() / ratio.oldShares();
        usual *= growth;
        last *= growth;
    }

    @Override
    public void saveState(final StateWriter writer) {
        average.saveState(writer);
        writer.putBoolean(ready);
        writer.putDouble(usual);
        writer.putDouble(last);
    }

    @Override
    public void loadState(final StateReader reader) {
        average.loadState(reader);
        ready = reader.getBoolean();
        usual = reader.getDouble();
        last = reader.getDouble();
    }
}

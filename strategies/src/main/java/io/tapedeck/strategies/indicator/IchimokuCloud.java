package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Ichimoku kinko hyo (Goichi Hosoda, 1969): the middles of the channels over the last few (conversion, 9), some (base,
 * 26) and many (52) candles. The cloud between the two leading spans is drawn ahead of its time: over a candle stands
 * what was computed as many candles before it as the base spans. The lagging span is the close, drawn as many candles
 * back; it is read against the close that stands there. Ready when the cloud is complete: with candle
 * {@code many + some}. One thread, no allocation after construction.
 */
public final class IchimokuCloud implements Indicator {
    private final DonchianChannel conversion;
    private final DonchianChannel base;
    private final DonchianChannel slow;
    private final ValueWindow leadingA;
    private final ValueWindow leadingB;
    private final ValueWindow closes;
    private final int warmUp;
    private int count;
    private double overheadA;
    private double overheadB;
    private double closeBefore;

    /**
     * A cloud that has seen nothing.
     *
     * @param conversionLength candles of the conversion line; Hosoda: 9.
     * @param baseLength       candles of the base line, and by how many the spans are shifted; Hosoda: 26.
     * @param slowLength       candles of the second leading span; Hosoda: 52.
     */
    public IchimokuCloud(final int conversionLength, final int baseLength, final int slowLength) {
        conversion = new DonchianChannel(conversionLength);
        base = new DonchianChannel(baseLength);
        slow = new DonchianChannel(slowLength);
        leadingA = new ValueWindow(baseLength);
        leadingB = new ValueWindow(baseLength);
        closes = new ValueWindow(baseLength);
        warmUp = Math.max(slowLength, Math.max(conversionLength, baseLength)) + baseLength;
    }

    /**
     * Takes in the next candle.
     *
     * @param high  price.
     * @param low   price.
     * @param close price.
     */
    public void add(final double high, final double low, final double close) {
        conversion.add(high, low);
        base.add(high, low);
        slow.add(high, low);
        overheadA = leadingA.add(nextLeadingA());
        overheadB = leadingB.add(nextLeadingB());
        closeBefore = closes.add(close);
        count = Math.min(count + 1, warmUp);
    }

    /**
     * Conversion line, tenkan-sen.
     *
     * @return price.
     */
    public double conversion() {
        return conversion.value();
    }

    /**
     * Base line, kijun-sen.
     *
     * @return price.
     */
    public double base() {
        return base.value();
    }

    /**
     * First leading span, senkou span A, over the present candle.
     *
     * @return price; known since the base's length of candles ago.
     */
    public double leadingA() {
        return overheadA;
    }

    /**
     * Second leading span, senkou span B, over the present candle.
     *
     * @return price; known since the base's length of candles ago.
     */
    public double leadingB() {
        return overheadB;
    }

    /**
     * First leading span as drawn ahead from the present candle.
     *
     * @return price.
     */
    public double nextLeadingA() {
        return (conversion.value() + base.value()) / 2;
    }

    /**
     * Second leading span as drawn ahead from the present candle.
     *
     * @return price.
     */
    public double nextLeadingB() {
        return slow.value();
    }

    /**
     * Lagging span, chikou span: the present close, drawn the base's length of candles back.
     *
     * @return price.
     */
    public double lagging() {
        return closes.aged(0);
    }

    /**
     * The close of the candle over which the lagging span is drawn.
     *
     * @return price.
     */
    public double closeBeforeLagging() {
        return closeBefore;
    }

    @Override
    public int warmUp() {
        return warmUp;
    }

    @Override
    public boolean isReady() {
        return count == warmUp;
    }

    /**
     * The base line.
     *
     * @return price.
     */
    @Override
    public double value() {
        return base();
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        final double factor = SplitFactor.ofPrices(ratio);
        conversion.onSplit(ratio);
        base.onSplit(ratio);
        slow.onSplit(ratio);
        leadingA.scale(factor);
        leadingB.scale(factor);
        closes.scale(factor);
        overheadA *= factor;
        overheadB *= factor;
        closeBefore *= factor;
    }

    @Override
    public void saveState(final StateWriter writer) {
        conversion.saveState(writer);
        base.saveState(writer);
        slow.saveState(writer);
        leadingA.saveState(writer);
        leadingB.saveState(writer);
        closes.saveState(writer);
        writer.putInt(count);
        writer.putDouble(overheadA);
        writer.putDouble(overheadB);
        writer.putDouble(closeBefore);
    }

    @Override
    public void loadState(final StateReader reader) {
        conversion.loadState(reader);
        base.loadState(reader);
        slow.loadState(reader);
        leadingA.loadState(reader);
        leadingB.loadState(reader);
        closes.loadState(reader);
        count = reader.getInt();
        overheadA = reader.getDouble();
        overheadB = reader.getDouble();
        closeBefore = reader.getDouble();
    }
}

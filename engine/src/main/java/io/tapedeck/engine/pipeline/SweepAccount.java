package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.exit.FinerCandles;
import io.tapedeck.engine.market.InstrumentRegistry;
import io.tapedeck.engine.portfolio.Portfolio;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.StrategyPlan;

import java.util.Arrays;

/**
 * One of the accounts of a sweep: its stages, the same as those of a {@link TradingPipeline}, go over the frames of the
 * market block by block.
 *
 * <p>A base candle in which nothing can happen to the account is passed: before the next frame that counts it takes on
 * the last candle that was passed of each instrument. One thread; allocates as a pipeline does.
 */
public final class SweepAccount {
    private final AccountStages stages;
    private final AccountPrices prices;
    private final InstrumentRegistry instruments;
    private final DerivedListener listener;
    private final boolean[] caughtUp = new boolean[InstrumentRegistry.MAXIMUM_INSTRUMENTS];

    SweepAccount(final MarketStages market, final StrategyPlan strategies, final FinerCandles finerCandles,
        final DerivedListener listener) {
        this.listener = listener;
        instruments = market.instruments();
        stages = new AccountStages(market, strategies, finerCandles, new StageTimer());
        prices = stages.prices();
    }

    void onBlock(final MarketBlock block) {
        int place = pass(block, 0);
        while (place < block.count()) {
            final Frame frame = block.frame(place);
            final MarketUpdate update = block.update(place);
            stages.onFrame(frame, update);
            if (frame.length() != update.length()) {
                listener.onDerived(place, frame, update.length());
                block.rewind(place);
            }
            place = pass(block, place + 1);
        }
        prices.settle();
    }

    /** The next place that counts; where frames before it do not, the account knows of them. */
    private int pass(final MarketBlock block, final int from) {
        if (!stages.isQuiet()) {
            return from;
        }
        final int next = block.next(from, stages.wantedTimeframes());
        if (next > from) {
            for (int place = from; place < next; place++) {
                if (block.hasDerived(place)) {
                    stages.pass(block.derived(place), block.update(place).timeNs());
                }
            }
            catchUp(block, from, next);
        }
        return next;
    }

    /** Of all candles of an instrument that were passed the last one is all that counts. */
    private void catchUp(final MarketBlock block, final int from, final int next) {
        prices.settle();
        Arrays.fill(caughtUp, 0, instruments.count(), false);
        int missing = instruments.count();
        for (int place = next - 1; place >= from && missing > 0; place--) {
            if (!caughtUp[block.instrumentId(place)]) {
                caughtUp[block.instrumentId(place)] = true;
                missing--;
                prices.takeOn(block.update(place).candle(), block.update(place).timeNs());
            }
        }
        prices.arriveAt(block.update(next - 1).timeNs());
    }

    /**
     * Fingerprint of all decisions so far.
     *
     * @return that of a {@link TradingPipeline} which was given the same frames.
     */
    public long decisionDigest() {
        return stages.decisionDigest();
    }

    /**
     * Fingerprint of the present state; only behind the last frame, for the market is ahead of its accounts.
     *
     * @return that of a {@link TradingPipeline} which was given the same frames.
     */
    public long stateDigest() {
        final StateWriter writer = new StateWriter();
        stages.saveState(writer);
        return writer.digest();
    }

    /**
     * Frames in which a stage failed.
     *
     * @return 0 in a sound run.
     */
    public long failures() {
        return stages.failures();
    }

    /**
     * What the account holds.
     *
     * @return a live view.
     */
    public Portfolio portfolio() {
        return stages.portfolio();
    }
}

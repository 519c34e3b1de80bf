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
    private static final int NONE = -1;

    private final AccountStages stages;
    private final InstrumentRegistry instruments;
    private final DerivedListener listener;
    private final int[] passed = new int[InstrumentRegistry.MAXIMUM_INSTRUMENTS];
    private int lastPassed = NONE;

    SweepAccount(final MarketStages market, final StrategyPlan strategies, final FinerCandles finerCandles,
        final DerivedListener listener) {
        this.listener = listener;
        instruments = market.instruments();
        stages = new AccountStages(market, strategies, finerCandles, new StageTimer());
        Arrays.fill(passed, NONE);
    }

    void onBlock(final MarketBlock block) {
        final int wanted = MarketBlock.ANYTHING | stages.wantedTimeframes();
        boolean quiet = false;
        for (int place = 0; place < block.count(); place++) {
            if (quiet && (block.events(place) & wanted) == 0) {
                pass(block, place);
            } else {
                catchUp(block);
                run(block, place);
                quiet = block.events(place) != MarketBlock.ANYTHING && stages.isQuiet();
            }
        }
        catchUp(block);
    }

    private void pass(final MarketBlock block, final int place) {
        passed[block.instrumentId(place)] = place;
        lastPassed = place;
        if (block.hasDerived(place)) {
            stages.pass(block.frame(place));
        }
    }

    private void catchUp(final MarketBlock block) {
        if (lastPassed == NONE) {
            return;
        }
        for (int id = 0; id < instruments.count(); id++) {
            if (passed[id] != NONE) {
                stages.catchUp(block.update(passed[id]), block.frame(passed[id]).engineTimeNs());
                passed[id] = NONE;
            }
        }
        stages.arriveAt(block.frame(lastPassed).engineTimeNs());
        lastPassed = NONE;
    }

    private void run(final MarketBlock block, final int place) {
        final Frame frame = block.frame(place);
        stages.onFrame(frame, block.update(place));
        final int end = block.length(place);
        if (frame.length() != end) {
            listener.onDerived(place, frame, end);
            block.rewind(place);
        }
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

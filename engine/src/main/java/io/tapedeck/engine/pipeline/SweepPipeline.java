package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.InstrumentDefinitionDecoder;
import io.tapedeck.engine.exit.FinerCandles;
import io.tapedeck.engine.strategy.StrategyPlan;

import java.util.ArrayList;
import java.util.List;

/**
 * One market played to many accounts: the stages of a {@link TradingPipeline}, those of the market once for every
 * frame, those of the account once for every account.
 *
 * <p>Nothing is recorded and nothing leaves. Accounts go over a block of frames one after the other, so that what each
 * of them remembers is fetched once for many frames; what one derives in a frame is taken away before the next one sees
 * it. Inline, one thread; allocates what a pipeline does.
 */
public final class SweepPipeline {
    /** Most frames that accounts go over in one turn. */
    public static final int BLOCK_FRAMES = MarketBlock.CAPACITY;

    private final MarketStages market = new MarketStages(new StageTimer());
    private final MarketBlock block = new MarketBlock();
    private final List<SweepAccount> accounts = new ArrayList<>();
    private final DerivedListener listener;

    /**
     * A market without accounts that waits for the start of a session.
     *
     * @param listener told of every frame once, behind the market's own stages and before any account sees it.
     */
    public SweepPipeline(final DerivedListener listener) {
        this.listener = listener;
    }

    /**
     * Adds an account; before the first frame.
     *
     * @param strategies   how its strategies are made and what they need.
     * @param finerCandles where the judge of the price path looks for finer data; accounts may share it.
     * @param derived      told of what the account derives.
     * @return the account.
     */
    public SweepAccount add(final StrategyPlan strategies, final FinerCandles finerCandles,
        final DerivedListener derived) {
        final SweepAccount account = new SweepAccount(market, strategies, finerCandles, derived);
        accounts.add(account);
        return account;
    }

    /**
     * The next free frame.
     *
     * @return to be filled and then published.
     */
    public Frame claim() {
        return block.nextFrame();
    }

    /** Plays the claimed frame to the market, and the block to the accounts when it is full. */
    public void publish() {
        final Frame frame = block.nextFrame();
        market.onFrame(frame, block.nextUpdate());
        listener.onDerived(block.count(), frame, frame.derivedOffset());
        block.add();
        if (block.isFull() || frame.inputTemplateId() == InstrumentDefinitionDecoder.TEMPLATE_ID) {
            drain();
        }
    }

    /** Plays what was published to the accounts. */
    public void drain() {
        for (int account = 0; account < accounts.size(); account++) {
            accounts.get(account).onBlock(block);
        }
        block.clear();
    }

    /**
     * Gaps in the base candles so far, of all instruments.
     *
     * @return a count.
     */
    public long gaps() {
        return market.aggregation().gaps();
    }
}

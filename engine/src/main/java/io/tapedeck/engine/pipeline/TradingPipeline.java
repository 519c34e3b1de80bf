package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameRun;
import io.tapedeck.engine.portfolio.Portfolio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;
import io.tapedeck.engine.strategy.Notes;

/**
 * The life of a tick: the stages in the order in which every frame passes through them, in every mode.
 *
 * <p>What depends on the market alone stands before what depends on the account, so that {@link SweepPipeline} can play
 * one market to many accounts.
 *
 * <p>One thread, the single writer of all trading state. In the steady state it allocates nothing; it does when the
 * session starts, when an instrument is defined, and when a stage fails. A failure of a stage is recorded in its frame,
 * halts the strategies and leaves protection in place: exits are judged with every later candle; only a frame whose
 * input is itself at fault (its time, its order) has no further effect. Damaged data and a failure of the journal or
 * the egress are thrown to the caller.
 */
public final class TradingPipeline implements FrameListener, CandlePassage, Stateful {
    private final StageTimer timer = new StageTimer();
    private final MarketUpdate update = new MarketUpdate();
    /** Holds the candles that close in frames which are passed. */
    private final Frame closed = Frame.allocate();
    private final MarketStages market = new MarketStages(timer);
    private final AccountStages account;
    private final FrameListener journal;
    private final FrameListener egress;
    private final boolean isEveryFrameNeeded;

    /**
     * A pipeline that waits for the start of a session.
     *
     * @param context what it is connected to.
     */
    public TradingPipeline(final PipelineContext context) {
        account = new AccountStages(market, context.strategies(), context.finerCandles(), timer);
        journal = context.journal();
        egress = context.egress();
        isEveryFrameNeeded = journal.needsEveryFrame() || egress.needsEveryFrame();
    }

    @Override
    public void onFrame(final Frame frame) {
        timer.begin(frame);
        market.onFrame(frame, update);  // 1 clock, 2 aggregation
        account.onFrame(frame, update); // 3 exits, 4 portfolio, 5 strategy, 6 risk, 7 routing
        timer.record(frame);
        journal.onFrame(frame);         // 8
        egress.onFrame(frame);          // 9
        timer.journaled();
    }

    /** While nothing is going on, and nobody needs every frame. */
    @Override
    public boolean isPassing() {
        return !isEveryFrameNeeded && account.isPassing();
    }

    @Override
    public int pass(final FrameRun candles) {
        final int passed = account.pass(candles, update, closed);
        if (passed > 0) {
            journal.onPassed(candles, passed);
            egress.onPassed(candles, passed);
        }
        return passed;
    }

    /**
     * Records from now on how long each stage takes; before the first frame. Nothing that is decided depends on it.
     *
     * @param stageClock  to time by.
     * @param everyFrames 1 to time every frame, n to time the first and then every n-th.
     */
    public void timeStages(final StageClock stageClock, final int everyFrames) {
        timer.use(stageClock, everyFrames);
    }

    /**
     * Fingerprint of all decisions so far.
     *
     * @return equal for equal tapes, code and configuration, whatever the machine, thread mode and recording level.
     */
    public long decisionDigest() {
        return account.decisionDigest();
    }

    /**
     * Fingerprint of the present state.
     *
     * @return XXH64 of what {@link #saveState} writes.
     */
    public long stateDigest() {
        final StateWriter writer = new StateWriter();
        saveState(writer);
        return writer.digest();
    }

    /**
     * Frames in which a stage failed.
     *
     * @return 0 in a sound run.
     */
    public long failures() {
        return account.failures();
    }

    /**
     * Gaps in the base candles so far, of all instruments.
     *
     * @return a count.
     */
    public long gaps() {
        return market.aggregation().gaps();
    }

    /**
     * The account, to be read between frames.
     *
     * @return a live view.
     */
    public Portfolio portfolio() {
        return account.portfolio();
    }

    /**
     * Everything that it holds, to be looked at between frames.
     *
     * @return a live view.
     */
    public PipelineView view() {
        return account.view();
    }

    /**
     * Asks the strategy of a symbol, between frames, for the figures that its decisions rest on now.
     *
     * @param instrumentId of the symbol.
     * @param notes        takes them; prices scaled as the instrument says.
     * @return whether a signal would count now: trading has begun, and the strategy has seen enough.
     */
    public boolean explain(final int instrumentId, final Notes notes) {
        return account.explain(instrumentId, notes);
    }

    @Override
    public void saveState(final StateWriter writer) {
        account.saveState(writer);
    }

    /**
     * Takes on a saved state.
     *
     * @param reader positioned at the first value; this pipeline must have been given the same start of a session and
     *               the same instruments as the one that was saved, for those frames open every tape.
     */
    @Override
    public void loadState(final StateReader reader) {
        account.loadState(reader);
    }
}

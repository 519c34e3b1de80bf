package io.tapedeck.replay.source;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.journal.merge.FrameStream;

import java.util.List;

/** What a run is made from. Immutable. */
public sealed interface ReplayInput permits HistoryInput, SessionInput {
    /**
     * What is traded.
     *
     * @return by number; at least one.
     */
    List<Instrument> instruments();

    /**
     * The history, where it is history.
     *
     * @return the tapes of every instrument, by its number; none where a session is played again.
     */
    List<InstrumentSource> sources();

    /**
     * Where a run begins to see it.
     *
     * @return engine time of the frames that open the run, nanoseconds.
     */
    long beginNs();

    /**
     * Where what can be selected begins.
     *
     * @return open of the first candle, nanoseconds.
     */
    long firstNs();

    /**
     * Where it ends.
     *
     * @return close of the last candle, nanoseconds.
     */
    long endNs();

    /**
     * How many frames there are at most.
     *
     * @return a count, for progress.
     */
    long frames();

    /**
     * Whether the moments at which strategies are woken stand among its frames.
     *
     * @return false where whoever plays it has to put them in.
     */
    boolean hasTimers();

    /**
     * The inputs in their order.
     *
     * @param toNs candles that open at or after it are left out, and all that comes then.
     * @return at the first event behind the opening of a session, to be closed.
     */
    FrameStream open(long toNs);
}

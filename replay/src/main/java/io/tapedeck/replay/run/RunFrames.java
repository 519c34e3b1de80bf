package io.tapedeck.replay.run;

import io.tapedeck.engine.event.Frame;

/**
 * The inputs of a run one by one, numbered as in the run: for those who stop in between. One thread.
 */
public final class RunFrames implements AutoCloseable {
    private final ReplaySource source;
    private final PendingFrames pending = new PendingFrames();
    private final long openingFrames;
    private boolean isEnded;

    RunFrames(final ReplaySource source) {
        this.source = source;
        source.open(pending);
        openingFrames = pending.count();
    }

    /**
     * Whether the run goes on.
     *
     * @return true where there is a next frame.
     * @throws io.tapedeck.journal.tape.DamagedTapeException where the history is damaged there.
     */
    public boolean hasNext() {
        while (pending.count() == 0 && !isEnded) {
            if (!source.feedNext(pending)) {
                source.end(pending);
                isEnded = true;
            }
        }
        return pending.count() > 0;
    }

    /**
     * Engine time of the next frame, where there is one.
     *
     * @return nanoseconds.
     */
    public long nextTimeNs() {
        return pending.nextTimeNs();
    }

    /**
     * Takes the next frame, where there is one.
     *
     * @param frame takes on its bytes.
     */
    public void next(final Frame frame) {
        pending.takeInto(frame);
    }

    /**
     * How many frames open the session: settings, limits and instruments, no event.
     *
     * @return a count; they are the first ones.
     */
    public long openingFrames() {
        return openingFrames;
    }

    @Override
    public void close() {
        source.close();
    }
}

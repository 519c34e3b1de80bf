package io.tapedeck.engine.pipeline;

/**
 * What the pipeline times its stages by, where it is asked to; it stands outside, for no decision may depend on it.
 *
 * <p>Called on the thread of the pipeline; must not allocate.
 */
public interface StageClock {
    /**
     * A monotone time.
     *
     * @return nanoseconds since whenever.
     */
    long nanoTime();

    /**
     * How many garbage collections there have been.
     *
     * @return a count that never falls.
     */
    long collections();
}

package io.tapedeck.replay.optimise;

/** A strategy broke where no stage stands between it and the pass: its trial failed, the others of the pass did not. */
public final class TrialFaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A fault of a strategy.
     *
     * @param fault that it threw.
     */
    TrialFaultException(final Throwable fault) {
        super(fault.toString(), fault);
    }
}

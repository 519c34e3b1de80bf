package io.tapedeck.engine.ring;

import com.lmax.disruptor.ExceptionHandler;

/**
 * Keeps the first fault of the consumer of a ring for the publishers, who throw it: a state that nobody knows must not
 * go on. Set on the consumer's thread, read on any. Allocates nothing while there is none.
 */
final class FirstFault implements ExceptionHandler<Object> {
    private volatile Throwable first;

    /** What the consumer failed with; null while it has not. */
    Throwable first() {
        return first;
    }

    boolean occurred() {
        return first != null;
    }

    void rethrow() {
        final Throwable fault = first;
        if (fault != null) {
            throw new PipelineFaultException(fault);
        }
    }

    @Override
    public void handleEventException(final Throwable fault, final long sequence, final Object slot) {
        if (first == null) {
            first = fault;
        }
    }

    @Override
    public void handleOnStartException(final Throwable fault) {
        handleEventException(fault, -1, null);
    }

    @Override
    public void handleOnShutdownException(final Throwable fault) {
        handleEventException(fault, -1, null);
    }
}

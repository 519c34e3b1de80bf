package io.tapedeck.engine.strategy;

import io.tapedeck.engine.fault.Fault;

/**
 * A strategy threw between frames, where no stage stands that could halt it: when its state was saved or taken on, or
 * when it was asked for its figures. The message is one sentence for whoever runs it.
 */
public final class StrategyFaultException extends RuntimeException implements Fault {
    private static final long serialVersionUID = 1L;

    /**
     * A fault of a strategy.
     *
     * @param strategy name of it.
     * @param method   that threw.
     * @param fault    what it threw.
     */
    public StrategyFaultException(final String strategy, final String method, final Throwable fault) {
        super("the strategy " + strategy + " threw in its " + method + ": " + fault.getClass().getSimpleName() + ": "
            + fault.getMessage(), fault);
    }

    @Override
    public Category category() {
        return Category.STRATEGY;
    }
}

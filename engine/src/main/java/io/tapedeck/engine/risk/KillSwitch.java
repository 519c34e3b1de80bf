package io.tapedeck.engine.risk;

import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

/**
 * What the operator lets through. Part of every snapshot, so it survives a restart; only the operator moves it. One
 * thread, no allocation.
 */
public final class KillSwitch implements Stateful {
    private TradingState state = TradingState.ACTIVE;

    /**
     * Moves the switch.
     *
     * @param next state.
     * @return true where it was in another one.
     */
    public boolean move(final TradingState next) {
        final boolean changes = state != next;
        state = next;
        return changes;
    }

    /** Where it stands. */
    public TradingState state() {
        return state;
    }

    /** Whether entries pass. */
    Verdict forEntries() {
        return switch (state) {
            case ACTIVE -> Verdict.ACCEPTED;
            case REDUCE_ONLY -> Verdict.REDUCE_ONLY;
            case HALTED -> Verdict.TRADING_HALTED;
        };
    }

    /** Whether what makes positions smaller passes. */
    Verdict forReductions() {
        return state == TradingState.HALTED ? Verdict.TRADING_HALTED : Verdict.ACCEPTED;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putInt(state.code());
    }

    @Override
    public void loadState(final StateReader reader) {
        state = TradingState.ofCode(reader.getInt());
    }
}

package io.tapedeck.app.control;

import java.util.List;

/**
 * What a daemon can be asked for and told. Called by the threads of the {@link ControlServer}, one call at a time; each
 * should return within seconds. What changes something is recorded on the tape as an operator command.
 */
public interface DaemonControl {
    /** How it is. */
    DaemonStatus status();

    /** What it holds. */
    List<OpenPosition> positions();

    /**
     * Takes no new orders any more; positions stay with their exits.
     *
     * @param reason for the record.
     * @return what became of it.
     */
    CommandResult halt(String reason);

    /** Trades again after a halt or a limit to reducing. */
    CommandResult resume();

    /** Takes orders that reduce positions only. */
    CommandResult reduceOnly();

    /**
     * Halts, cancels every order, and says what becomes of the positions.
     *
     * @param fate of the positions.
     * @return what became of it.
     */
    CommandResult kill(PositionFate fate);

    /** Writes a snapshot of the state. */
    CommandResult snapshot();

    /** Reads risk limits and strategy parameters again. */
    CommandResult reload();
}

package io.tapedeck.strategies;

import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

/**
 * When a line crosses another. Upwards is {@code line[t-1] ≤ other[t-1]} and {@code line[t] > other[t]}, downwards is
 * {@code line[t-1] ≥ other[t-1]} and {@code line[t] < other[t]}: a tie is no crossing yet, and after a tie either way
 * is one, also the way back to where the line came from. The first comparison crosses nothing. One thread, no
 * allocation.
 */
public final class Crossing implements Stateful {
    private boolean begun;
    private int order;
    private boolean upward;
    private boolean downward;

    /**
     * Compares the lines at the next step.
     *
     * @param line  that crosses.
     * @param other that is crossed, a level for instance.
     */
    public void add(final double line, final double other) {
        add(line > other ? 1 : line < other ? -1 : 0);
    }

    /**
     * Takes in a comparison that was made exactly.
     *
     * @param comparison negative, 0 or positive as the line is below, on or above the other one.
     */
    public void add(final int comparison) {
        upward = begun && order <= 0 && comparison > 0;
        downward = begun && order >= 0 && comparison < 0;
        order = Integer.signum(comparison);
        begun = true;
    }

    /**
     * Whether the last step crossed upwards.
     *
     * @return true with that step only.
     */
    public boolean isUpward() {
        return upward;
    }

    /**
     * Whether the last step crossed downwards.
     *
     * @return true with that step only.
     */
    public boolean isDownward() {
        return downward;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putBoolean(begun);
        writer.putInt(order);
        writer.putBoolean(upward);
        writer.putBoolean(downward);
    }

    @Override
    public void loadState(final StateReader reader) {
        begun = reader.getBoolean();
        order = reader.getInt();
        upward = reader.getBoolean();
        downward = reader.getBoolean();
    }
}

package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

/**
 * A sum without end that does not drift: what each addition rounds off is kept beside it (two-sum, Knuth, The Art of
 * Computer Programming 4.2.2; summed up as by Neumaier 1974). One thread, no allocation.
 */
final class CompensatedSum implements Stateful {
    private double sum;
    private double roundedOff;

    void add(final double term) {
        final double next = sum + term;
        final double added = next - sum;
        roundedOff += sum - (next - added) + (term - added);
        sum = next;
    }

    double value() {
        return sum + roundedOff;
    }

    void clear() {
        sum = 0;
        roundedOff = 0;
    }

    void scale(final double factor) {
        sum *= factor;
        roundedOff *= factor;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putDouble(sum);
        writer.putDouble(roundedOff);
    }

    @Override
    public void loadState(final StateReader reader) {
        sum = reader.getDouble();
        roundedOff = reader.getDouble();
    }
}

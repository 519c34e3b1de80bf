package io.tapedeck.engine.portfolio;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.risk.HeldPositions;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

/**
 * The open positions of one instrument in the order of their numbers, over a fixed set of position objects. One thread;
 * allocates only when it is made.
 */
public final class PositionBook implements HeldPositions, Stateful {
    /** Most open positions of one instrument; the risk gate refuses what would be one more. */
    public static final int MAXIMUM_POSITIONS = 8;

    private final Position[] slots = new Position[MAXIMUM_POSITIONS];
    private int count;

    PositionBook(final Instrument instrument) {
        for (int slot = 0; slot < MAXIMUM_POSITIONS; slot++) {
            slots[slot] = new Position(instrument);
        }
    }

    /** A position object for the next number, from now on counted as open. */
    Position append() {
        if (count == MAXIMUM_POSITIONS) {
            throw new IllegalStateException("more than " + MAXIMUM_POSITIONS + " positions in one instrument");
        }
        final Position position = slots[count];
        count++;
        return position;
    }

    /** Takes a closed position out; its object goes behind the open ones and keeps its figures for now. */
    void remove(final Position closed) {
        int slot = indexOf(closed);
        count--;
        for (; slot < count; slot++) {
            slots[slot] = slots[slot + 1];
        }
        slots[count] = closed;
    }

    private int indexOf(final Position wanted) {
        int slot = 0;
        while (slots[slot] != wanted) {
            slot++;
        }
        return slot;
    }

    @Override
    public int count() {
        return count;
    }

    /** Index 0 of an empty book is the position that was closed last. */
    @Override
    public Position at(final int index) {
        return slots[index];
    }

    @Override
    public Position find(final long positionId) {
        for (int slot = 0; slot < count; slot++) {
            if (slots[slot].positionId() == positionId) {
                return slots[slot];
            }
        }
        return null;
    }

    @Override
    public long netQuantity() {
        long net = 0;
        for (int slot = 0; slot < count; slot++) {
            net = Math.addExact(net, slots[slot].signedQuantity());
        }
        return net;
    }

    /** Signed sum of all costs. */
    long netCost() {
        long net = 0;
        for (int slot = 0; slot < count; slot++) {
            net = Math.addExact(net, slots[slot].cost() * slots[slot].direction());
        }
        return net;
    }

    /** Sum of the margins that are set aside. */
    long margin() {
        long margin = 0;
        for (int slot = 0; slot < count; slot++) {
            margin = Math.addExact(margin, slots[slot].margin());
        }
        return margin;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putInt(count);
        for (int slot = 0; slot < Math.max(1, count); slot++) {
            slots[slot].saveState(writer);
        }
    }

    @Override
    public void loadState(final StateReader reader) {
        count = reader.getInt();
        for (int slot = 0; slot < Math.max(1, count); slot++) {
            slots[slot].loadState(reader);
        }
    }
}

package io.tapedeck.engine.simulation;

import io.tapedeck.engine.order.Order;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

/**
 * The working orders of one instrument in the order of their numbers, over a fixed set of order objects. One thread;
 * allocates only when it is made.
 */
public final class WorkingOrders implements Stateful {
    /** Most working orders of one instrument; more are rejected. */
    public static final int MAXIMUM_ORDERS = 32;

    private final Order[] slots = new Order[MAXIMUM_ORDERS];
    private int count;

    WorkingOrders() {
        for (int slot = 0; slot < MAXIMUM_ORDERS; slot++) {
            slots[slot] = new Order();
        }
    }

    boolean isFull() {
        return count == MAXIMUM_ORDERS;
    }

    /** Keeps a copy. */
    Order add(final Order order) {
        final Order kept = slots[count];
        kept.set(order);
        count++;
        return kept;
    }

    /** Takes an order out; its object keeps its values until the next one is added. */
    void remove(final Order ended) {
        int slot = 0;
        while (slots[slot] != ended) {
            slot++;
        }
        count--;
        for (; slot < count; slot++) {
            slots[slot] = slots[slot + 1];
        }
        slots[count] = ended;
    }

    /** How many orders work. */
    public int count() {
        return count;
    }

    /**
     * A working order.
     *
     * @param index from 0, by number.
     * @return a live view.
     */
    public Order at(final int index) {
        return slots[index];
    }

    /**
     * The next one in the order of numbers: whatever was filled or cancelled on the way, none is passed over.
     *
     * @param orderId number of the last one, 0 for none.
     * @return null where there is no more.
     */
    Order after(final long orderId) {
        for (int slot = 0; slot < count; slot++) {
            if (slots[slot].orderId() > orderId) {
                return slots[slot];
            }
        }
        return null;
    }

    /**
     * Finds a working order.
     *
     * @param orderId its number.
     * @return null where it does not work.
     */
    public Order find(final long orderId) {
        for (int slot = 0; slot < count; slot++) {
            if (slots[slot].orderId() == orderId) {
                return slots[slot];
            }
        }
        return null;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putInt(count);
        for (int slot = 0; slot < count; slot++) {
            slots[slot].saveState(writer);
        }
    }

    @Override
    public void loadState(final StateReader reader) {
        count = reader.getInt();
        for (int slot = 0; slot < count; slot++) {
            slots[slot].loadState(reader);
        }
    }
}

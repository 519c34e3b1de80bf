package io.tapedeck.engine.simulation;

/**
 * The groups of which an order was filled while the orders of one frame are handed over: what of them comes afterwards
 * comes too late. Empty between frames, so without state. One thread; allocates only when it is made.
 */
final class SpentGroups {
    private final long[] groupIds = new long[WorkingOrders.MAXIMUM_ORDERS];
    private final int[] instrumentIds = new int[WorkingOrders.MAXIMUM_ORDERS];
    private int count;

    void clear() {
        count = 0;
    }

    void add(final int instrumentId, final long groupId) {
        if (count < groupIds.length) {
            groupIds[count] = groupId;
            instrumentIds[count] = instrumentId;
            count++;
        }
    }

    boolean contains(final int instrumentId, final long groupId) {
        for (int index = 0; index < count; index++) {
            if (groupIds[index] == groupId && instrumentIds[index] == instrumentId) {
                return true;
            }
        }
        return false;
    }
}

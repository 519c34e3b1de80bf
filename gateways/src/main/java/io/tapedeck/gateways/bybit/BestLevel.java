package io.tapedeck.gateways.bybit;

import io.tapedeck.gateways.json.JsonArray;
import io.tapedeck.gateways.json.JsonMessage;

/** The best price of one side of a book that is one level deep, and what a message would make of it. */
final class BestLevel {
    private final JsonArray levels = new JsonArray();
    private final JsonArray level = new JsonArray();
    private long price;
    private long quantity;
    private long nextPrice;
    private long nextQuantity;
    private boolean replaced;

    /** As if nothing stood on this side. */
    void startEmpty() {
        nextPrice = 0;
        nextQuantity = 0;
        replaced = false;
    }

    /** As it stands now. */
    void startFromHere() {
        nextPrice = price;
        nextQuantity = quantity;
        replaced = false;
    }

    /**
     * Reads the levels of a message, best first; quantity 0 removes a level.
     *
     * @param message    that holds them.
     * @param slot       of the levels; a fault where they are not understood.
     * @param prices     decimals.
     * @param quantities decimals.
     */
    void read(final JsonMessage message, final int slot, final int prices, final int quantities) {
        if (!message.has(slot)) {
            return;
        }
        final byte[] bytes = message.bytes();
        if (!levels.begin(bytes, message.start(slot), message.end(slot))) {
            message.fault(slot);
        }
        while (message.isSound() && levels.next()) {
            final boolean pair = level.begin(bytes, levels.start(), levels.end());
            final long levelPrice = pair && level.next() ? level.exact(prices) : -1;
            final long levelQuantity = pair && level.next() ? level.exact(quantities) : -1;
            if (levelPrice < 0 || levelQuantity < 0) {
                message.fault(slot);
            } else {
                apply(levelPrice, levelQuantity);
            }
        }
    }

    private void apply(final long levelPrice, final long levelQuantity) {
        if (replaced) {
            return;
        }
        if (levelQuantity > 0) {
            nextPrice = levelPrice;
            nextQuantity = levelQuantity;
            replaced = true;
        } else if (levelPrice == nextPrice) {
            startEmpty();
        }
    }

    /** Makes true what the message said. */
    void commit() {
        price = nextPrice;
        quantity = nextQuantity;
    }

    /** Scaled; 0 where nothing stands on this side. */
    long price() {
        return price;
    }

    /** Scaled. */
    long quantity() {
        return quantity;
    }
}

package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;

/** What a split multiplies remembered figures by. */
final class SplitFactor {
    private SplitFactor() {
    }

    /** For a price, of a share or of a difference between two of them. */
    static double ofPrices(final ShareRatio ratio) {
        return (double) ratio.oldShares() / ratio.newShares();
    }

    /** For a number of shares. */
    static double ofQuantities(final ShareRatio ratio) {
        return (double) ratio.newShares() / ratio.oldShares();
    }
}

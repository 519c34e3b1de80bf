package io.tapedeck.strategies;

import io.tapedeck.engine.market.ShareRatio;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Twice the average of the two candles before is enough. */
class VolumeConfirmationTest {
    private static VolumeConfirmation after(final long... volumes) {
        final VolumeConfirmation confirmation = new VolumeConfirmation(2, 2);
        for (final long volume : volumes) {
            confirmation.add(volume);
        }
        return confirmation;
    }

    @Test
    void theAverageIsThatOfTheCandlesBefore() {
        assertTrue(after(100, 200, 300).isGiven());
        assertFalse(after(100, 200, 299).isGiven());
    }

    @Test
    void nothingConfirmsBeforeTheAverageIsComplete() {
        assertFalse(after(100, 900).isReady());
        assertFalse(after(100, 900).isGiven());
    }

    @Test
    void afterASplitVolumesAreCountedInNewShares() {
        final VolumeConfirmation confirmation = after(100, 200);
        confirmation.onSplit(new ShareRatio(4, 1));
        confirmation.add(1_199);
        assertFalse(confirmation.isGiven());
        final VolumeConfirmation other = after(100, 200);
        other.onSplit(new ShareRatio(4, 1));
        other.add(1_200);
        assertTrue(other.isGiven());
    }

    @Test
    void marketWithoutVolumeConfirmsItself() {
        assertTrue(after(0, 0, 0).isGiven());
    }
}

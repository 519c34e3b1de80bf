package io.tapedeck.replay.overfitting;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Known answers of the papers, and what must hold besides. */
class SharpeEvidenceTest {
    private static final double DAYS = 250;

    /** "The Deflated Sharpe Ratio", numerical example: an annual ratio of 2.5 from 1,250 days, the best of 100. */
    @Test
    void thePapersBestOfAHundredIsNotSignificant() {
        final SharpeEvidence found = new SharpeEvidence(2.5 / Math.sqrt(DAYS), 1_250, -3, 10);
        final double variance = 0.5 / DAYS;

        assertEquals(0.1132, SharpeEvidence.expectedMaximum(100, variance), 0.00005);
        assertEquals(0.9004, found.deflated(100, variance), 0.00005);
    }

    /** The same example: of 46 trials the ratio would still have been significant at 95 %. */
    @Test
    void thePapersBestOfFortySixIs() {
        final SharpeEvidence found = new SharpeEvidence(2.5 / Math.sqrt(DAYS), 1_250, -3, 10);

        assertEquals(0.9505, found.deflated(46, 0.5 / DAYS), 0.0005);
        assertEquals(found.probabilityAbove(0), found.deflated(1, 0.5 / DAYS));
    }

    /** "The Sharpe Ratio Efficient Frontier", table of track records: normal returns, daily, an annual ratio of 1. */
    @Test
    void aNormalTrackRecordOfAnAnnualRatioOfOneTakesThreeYearsOfDays() {
        final SharpeEvidence normal = new SharpeEvidence(1 / Math.sqrt(DAYS), 1, 0, 3);

        assertEquals(2.71, normal.shortestTrackRecord(0, 0.95) / DAYS, 0.01);
        assertEquals(Double.POSITIVE_INFINITY, normal.shortestTrackRecord(1, 0.95));
    }

    @Test
    void aRatioThatIsTheOtherOneIsAboveItInOneOfTwoCases() {
        assertEquals(0.5, new SharpeEvidence(0.1, 100, -1, 5).probabilityAbove(0.1), 1e-12);
    }

    /** By hand: the mean is 0.01, the deviations are −0.02, 0, 0, 0, 0.02. */
    @Test
    void theMomentsAreThoseOfTheReturns() {
        final SharpeEvidence found = SharpeEvidence.of(-0.01, 0.01, 0.01, 0.01, 0.03);

        assertEquals(0.01 / Math.sqrt(0.0008 / 4), found.sharpe(), 1e-12);
        assertEquals(5, found.observations());
        assertEquals(0, found.skewness(), 1e-12);
        assertEquals(2 * Math.pow(0.02, 4) / 5 / Math.pow(0.0008 / 5, 2), found.kurtosis(), 1e-9);
    }

    @Test
    void moreTrialsLeaveLessEvidence() {
        final SharpeEvidence found = new SharpeEvidence(0.1, 500, 0, 3);
        double last = 1;
        for (final long trials : new long[] {1, 2, 10, 100, 10_000, 1_000_000_000L}) {
            final double deflated = found.deflated(trials, 0.001);
            assertTrue(deflated < last, trials + " trials");
            last = deflated;
        }
    }
}

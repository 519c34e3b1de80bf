package io.tapedeck.gateways.rest;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.SplittableRandom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RequestBudgetTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long SEED = 5;

    @Test
    void countsByItselfUntilTheVenueSaysOtherwise() {
        final RequestBudget budget = new RequestBudget(10, Duration.ofMinutes(1));
        assertEquals(0, budget.takeOrWaitNs(6, 0));
        assertEquals(55 * SECOND, budget.takeOrWaitNs(5, 5 * SECOND));
        assertEquals(0, budget.takeOrWaitNs(4, 5 * SECOND));
        budget.told(3, 6 * SECOND);
        assertEquals(0, budget.takeOrWaitNs(7, 6 * SECOND));
        assertEquals(60 * SECOND, budget.takeOrWaitNs(1, 6 * SECOND), "a window began when the number fell");
        assertEquals(0, budget.takeOrWaitNs(1, 66 * SECOND));
    }

    @Test
    void aShareLeavesTheRestToOthers() {
        final RequestBudget whole = new RequestBudget(10, Duration.ofMinutes(1));
        final BudgetShare share = new BudgetShare(whole, 3, Duration.ofMinutes(1));
        assertEquals(0, share.takeOrWaitNs(3, 0));
        assertEquals(50 * SECOND, share.takeOrWaitNs(1, 10 * SECOND), "its own limit");
        assertEquals(0, whole.takeOrWaitNs(7, 10 * SECOND));
        assertEquals(50 * SECOND, whole.takeOrWaitNs(1, 10 * SECOND), "what the share took counts");
        share.told(10, 59 * SECOND);
        assertEquals(0, share.takeOrWaitNs(3, 60 * SECOND));
        share.pauseUntil(100 * SECOND);
        assertEquals(30 * SECOND, whole.takeOrWaitNs(1, 70 * SECOND), "a ban is everybody's");
    }

    @Test
    void grantsARequestThatIsHeavierThanTheLimit() {
        assertEquals(0, new RequestBudget(10, Duration.ofMinutes(1)).takeOrWaitNs(50, 0));
    }

    /** A venue that counts by its own minutes, which begin at any moment: no more than its limit is ever used. */
    @Test
    void neverExceedsAVenueWithWindowsOfItsOwn() {
        for (int schedule = 0; schedule < 1_000; schedule++) {
            final SplittableRandom random = new SplittableRandom(SEED + schedule);
            final RequestBudget budget = new RequestBudget(100, Duration.ofMinutes(1));
            final long phaseNs = random.nextLong(60 * SECOND);
            long nowNs = 0;
            long minute = -1;
            long used = 0;
            for (int request = 0; request < 500; request++) {
                final long weight = 1 + random.nextInt(20);
                long waitNs = budget.takeOrWaitNs(weight, nowNs);
                while (waitNs > 0) {
                    nowNs += waitNs;
                    waitNs = budget.takeOrWaitNs(weight, nowNs);
                }
                if ((nowNs + phaseNs) / (60 * SECOND) != minute) {
                    minute = (nowNs + phaseNs) / (60 * SECOND);
                    used = random.nextInt(10);
                }
                used += weight;
                assertTrue(used <= 100 + 20, "used " + used + ", seed " + (SEED + schedule));
                budget.told(used, nowNs);
                nowNs += random.nextLong(2 * SECOND);
            }
        }
    }
}

package io.tapedeck.engine.risk;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Orders that were counted under one limit still count under the next, as many as both remember. */
class RateCheckTest {
    private static final long SPAN_NS = 1_000;

    private static int within(final RateCheck check, final long nowNs) {
        final List<LimitUse> uses = new ArrayList<>();
        check.tell(nowNs, uses::add);
        return uses.isEmpty() ? 0 : (int) uses.get(0).used();
    }

    private static RateCheck check(final int limit) {
        return new RateCheck(Verdict.ORDERS_PER_SECOND, limit, SPAN_NS);
    }

    @Test
    void whateverLimitsFollowOneAnotherTheLatestOrdersCount() {
        final long seed = 20_221_108;
        System.out.println("seed " + seed);
        final Random random = new Random(seed);
        for (int trial = 0; trial < 500; trial++) {
            int limit = 1 + random.nextInt(12);
            RateCheck check = check(limit);
            List<Long> naive = new ArrayList<>();
            long nowNs = 0;
            for (int step = 0; step < 60; step++) {
                nowNs += random.nextInt(300);
                if (random.nextInt(10) == 0) {
                    limit = 1 + random.nextInt(12);
                    final RateCheck next = check(limit);
                    next.goOnFrom(check);
                    check = next;
                } else {
                    check.onAccepted(proposedAt(nowNs));
                    naive.add(nowNs);
                }
                naive = new ArrayList<>(naive.subList(Math.max(0, naive.size() - limit), naive.size()));
                final long present = nowNs;
                assertEquals(naive.stream().filter(moment -> present - moment < SPAN_NS).count(),
                    within(check, nowNs), "trial " + trial + ", step " + step);
            }
        }
    }

    private static ProposedOrder proposedAt(final long timeNs) {
        final ProposedOrder proposed = new ProposedOrder();
        proposed.begin(null, timeNs, 0, 0);
        return proposed;
    }
}

package io.tapedeck.replay.shrink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Delta debugging by complements: leaves out ever smaller spans as long as what remains still fails. In the end no
 * single frame can be left out. One thread. (Zeller and Hildebrandt, Simplifying and Isolating Failure-Inducing Input,
 * IEEE Transactions on Software Engineering 28, 2002.)
 */
final class DeltaDebugging {
    private final Trial trial;

    DeltaDebugging(final Trial trial) {
        this.trial = trial;
    }

    /** Whether some of the frames still fail. */
    interface Trial {
        boolean fails(List<Long> sequences) throws IOException;
    }

    /** The whole must fail. */
    List<Long> minimize(final List<Long> whole) throws IOException {
        List<Long> failing = whole;
        int spans = 2;
        while (failing.size() > 1) {
            final List<Long> smaller = firstFailingComplement(failing, spans);
            if (smaller.size() < failing.size()) {
                failing = smaller;
                spans = Math.max(spans - 1, 2);
            } else if (spans == failing.size()) {
                return failing;
            } else {
                spans = Math.min(2 * spans, failing.size());
            }
        }
        return failing;
    }

    private List<Long> firstFailingComplement(final List<Long> failing, final int spans) throws IOException {
        for (int span = 0; span < spans; span++) {
            final int from = (int) ((long) failing.size() * span / spans);
            final int to = (int) ((long) failing.size() * (span + 1) / spans);
            final List<Long> complement = new ArrayList<>(failing.subList(0, from));
            complement.addAll(failing.subList(to, failing.size()));
            if (trial.fails(complement)) {
                return complement;
            }
        }
        return failing;
    }
}

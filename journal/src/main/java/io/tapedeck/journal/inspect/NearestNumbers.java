package io.tapedeck.journal.inspect;

import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.stream.Stream;

/** The numbers that a person may have meant. Stateless. */
public final class NearestNumbers {
    private static final int MOST = 5;

    private NearestNumbers() {
    }

    /**
     * Looks for numbers that differ little.
     *
     * @param asked as a person wrote it.
     * @param known that there are.
     * @return the nearest, at most five, in rising order.
     */
    public static List<Long> of(final long asked, final NavigableSet<Long> known) {
        return Stream.concat(known.headSet(asked, false).descendingSet().stream().limit(MOST),
                known.tailSet(asked, true).stream().limit(MOST))
            .sorted(Comparator.comparingLong(number -> Math.abs(number - asked))).limit(MOST).sorted().toList();
    }
}

package io.tapedeck.journal.inspect;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The names that a person may have meant. Stateless. */
public final class NearestNames {
    private static final int MOST = 3;

    private NearestNames() {
    }

    /**
     * Looks for names that differ little.
     *
     * @param typed as a person wrote it.
     * @param names that there are.
     * @return the nearest, at most three, nearest first.
     */
    public static List<String> of(final String typed, final Collection<String> names) {
        return names.stream()
            .sorted(Comparator.<String>comparingInt(name -> distance(typed, name)).thenComparing(name -> name))
            .limit(MOST).toList();
    }

    /** Letters to be put in, left out or exchanged, without regard to case. */
    private static int distance(final String typed, final String name) {
        final String one = typed.toLowerCase(Locale.ROOT);
        final String other = name.toLowerCase(Locale.ROOT);
        int[] row = new int[other.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int index = 0; index < one.length(); index++) {
            row = nextRow(row, one.charAt(index), other, index + 1);
        }
        return row[other.length()];
    }

    private static int[] nextRow(final int[] row, final char letter, final String other, final int first) {
        final int[] next = new int[row.length];
        next[0] = first;
        for (int column = 1; column < row.length; column++) {
            final int exchanged = row[column - 1] + (letter == other.charAt(column - 1) ? 0 : 1);
            next[column] = Math.min(exchanged, 1 + Math.min(row[column], next[column - 1]));
        }
        return next;
    }
}

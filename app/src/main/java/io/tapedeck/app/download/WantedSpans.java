package io.tapedeck.app.download;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which parts of a span are to be asked for. */
final class WantedSpans {
    private WantedSpans() {
    }

    /**
     * Leaves out what is known.
     *
     * @param asked    the whole.
     * @param known    parts of it or of anything else, in any order, perhaps overlapping.
     * @param worthNs  what lies between two parts and is shorter than this is asked for again: a request brings it all
     *                 the same.
     * @return in order of time.
     */
    static List<Span> of(final Span asked, final List<Span> known, final long worthNs) {
        final List<Span> wanted = new ArrayList<>();
        long nextNs = asked.fromNs();
        for (final Span part : known.stream().sorted(Comparator.comparingLong(Span::fromNs)).toList()) {
            add(wanted, new Span(nextNs, Math.min(part.fromNs(), asked.toNs())), worthNs);
            nextNs = Math.max(nextNs, part.toNs());
        }
        add(wanted, new Span(nextNs, asked.toNs()), worthNs);
        return wanted;
    }

    private static void add(final List<Span> wanted, final Span next, final long worthNs) {
        if (next.isEmpty()) {
            return;
        }
        final int last = wanted.size() - 1;
        if (last >= 0 && next.fromNs() - wanted.get(last).toNs() < worthNs) {
            wanted.set(last, new Span(wanted.get(last).fromNs(), next.toNs()));
        } else {
            wanted.add(next);
        }
    }
}

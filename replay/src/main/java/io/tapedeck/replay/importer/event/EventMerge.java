package io.tapedeck.replay.importer.event;

import io.tapedeck.journal.catalogue.TapeContent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Merges sources moment by moment: each belongs to the first source that has it. One pass, one thread. */
final class EventMerge {
    private static final int TRADE_NUMBER = 4;

    private final List<EventSource> sources;
    private final TapeContent content;
    private long added;
    private long known;
    private long conflicting;
    private long firstNs = Long.MAX_VALUE;
    private long lastNs;

    /** The first source is the tape. */
    EventMerge(final List<EventSource> sources, final TapeContent content) {
        this.sources = sources;
        this.content = content;
    }

    void run(final Consumer<long[]> rows) {
        for (long timeNs = earliest(); timeNs != Long.MAX_VALUE; timeNs = earliest()) {
            firstNs = Math.min(firstNs, timeNs);
            lastNs = timeNs;
            settle(timeNs).forEach(rows);
        }
    }

    private long earliest() {
        return sources.stream().mapToLong(EventSource::nextTimeNs).min().orElse(Long.MAX_VALUE);
    }

    private List<long[]> settle(final long timeNs) {
        List<long[]> kept = null;
        for (int source = 0; source < sources.size(); source++) {
            if (sources.get(source).nextTimeNs() == timeNs) {
                final List<long[]> moment = withoutRepetition(sources.get(source).takeMoment());
                if (kept == null) {
                    kept = moment;
                    added += source == 0 ? 0 : moment.size();
                } else if (isSame(kept, moment)) {
                    known += moment.size();
                } else {
                    conflicting += moment.size();
                }
            }
        }
        return kept;
    }

    /** Quotes come and go within a moment, and trades without a number may be alike; anything else is said once. */
    private List<long[]> withoutRepetition(final List<long[]> moment) {
        final List<long[]> distinct = new ArrayList<>();
        for (final long[] row : moment) {
            final boolean mayRepeat = content == TapeContent.QUOTES
                || content == TapeContent.TRADES && row[TRADE_NUMBER] == 0;
            if (mayRepeat || distinct.stream().noneMatch(other -> Arrays.equals(other, row))) {
                distinct.add(row);
            } else {
                known++;
            }
        }
        return distinct;
    }

    private static boolean isSame(final List<long[]> one, final List<long[]> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int index = 0; index < one.size(); index++) {
            if (!Arrays.equals(one.get(index), other.get(index))) {
                return false;
            }
        }
        return true;
    }

    /** Rows that the tape does not have. */
    long added() {
        return added;
    }

    /** Rows that an earlier source has. */
    long known() {
        return known;
    }

    /** Rows of moments of which an earlier source says something else. */
    long conflicting() {
        return conflicting;
    }

    long firstNs() {
        return firstNs;
    }

    long lastNs() {
        return lastNs;
    }
}

package io.tapedeck.replay.importer.event;

import java.util.List;

/** Events in order of time, handed out moment by moment. One thread. */
interface EventSource {
    /** When its next event is; {@link Long#MAX_VALUE} at the end. */
    long nextTimeNs();

    /** All events of that moment, in their order. */
    List<long[]> takeMoment();

    /** Rows of a file. */
    static EventSource of(final List<long[]> rows) {
        return new EventSource() {
            private int position;

            @Override
            public long nextTimeNs() {
                return position == rows.size() ? Long.MAX_VALUE : rows.get(position)[0];
            }

            @Override
            public List<long[]> takeMoment() {
                final int from = position;
                final long timeNs = nextTimeNs();
                while (nextTimeNs() == timeNs && position < rows.size()) {
                    position++;
                }
                return rows.subList(from, position);
            }
        };
    }
}

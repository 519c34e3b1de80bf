package io.tapedeck.gateways.websocket;

import io.tapedeck.gateways.venue.Stream;

import java.util.concurrent.TimeUnit;

/** Something that happened to a connection. Lengths of time are nanoseconds. */
public sealed interface ConnectionReport {
    /**
     * What happened.
     *
     * @return one sentence for a person.
     */
    String sentence();

    /**
     * Every stream has data.
     *
     * @param tookNs since the socket was asked for.
     */
    record Connected(long tookNs) implements ConnectionReport {
        @Override
        public String sentence() {
            return "Live after " + millis(tookNs) + " ms: every stream has data.";
        }
    }

    /**
     * The socket that carried the streams is gone: there may be a gap.
     *
     * @param reason    why.
     * @param problem   one sentence with the venue's or the network's own words.
     * @param retryInNs until the next socket is opened; 0 where one is on its way.
     */
    record Lost(LossReason reason, String problem, long retryInNs) implements ConnectionReport {
        @Override
        public String sentence() {
            return "Lost: " + problem + " Next try in " + millis(retryInNs) + " ms.";
        }
    }

    /**
     * A second socket took over without a gap.
     *
     * @param tookNs since the second was asked for.
     */
    record RolledOver(long tookNs) implements ConnectionReport {
        @Override
        public String sentence() {
            return "Rolled over to a new socket in " + millis(tookNs) + " ms, without a gap.";
        }
    }

    /**
     * The second socket failed; the first one still carries the streams.
     *
     * @param reason    why.
     * @param problem   one sentence.
     * @param retryInNs until the next try.
     */
    record RolloverFailed(LossReason reason, String problem, long retryInNs) implements ConnectionReport {
        @Override
        public String sentence() {
            return "The new socket failed, the old one goes on: " + problem + " Next try in " + millis(retryInNs)
                + " ms.";
        }
    }

    /**
     * The venue refused a subscription, and asking again is no use.
     *
     * @param problem the venue's sentence.
     */
    record Refused(String problem) implements ConnectionReport {
        @Override
        public String sentence() {
            return "Refused by the venue: " + problem;
        }
    }

    /**
     * A stream that was subscribed has no data.
     *
     * @param stream   that is silent.
     * @param silentNs how long.
     * @param history  what it did before.
     */
    record StreamSilent(Stream stream, long silentNs, StreamHistory history) implements ConnectionReport {
        @Override
        public String sentence() {
            return "No " + stream.kind() + " of " + stream.instrument().symbol() + " for "
                + TimeUnit.NANOSECONDS.toSeconds(silentNs) + " s: " + history.words() + ".";
        }
    }

    /**
     * A message could not be understood.
     *
     * @param problem one sentence.
     * @param inARow  how many such messages came one after another, this one included.
     */
    record Malformed(String problem, int inARow) implements ConnectionReport {
        @Override
        public String sentence() {
            return "Message not understood (" + inARow + " in a row): " + problem;
        }
    }

    /** The connection is over, as was wished. */
    record Stopped() implements ConnectionReport {
        @Override
        public String sentence() {
            return "Stopped.";
        }
    }

    private static long millis(final long ns) {
        return TimeUnit.NANOSECONDS.toMillis(ns);
    }
}

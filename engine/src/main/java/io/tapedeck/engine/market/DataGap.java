package io.tapedeck.engine.market;

import io.tapedeck.engine.event.codec.GapMarkerDecoder;

/**
 * A span of which data are missing that nobody can bring any more. Immutable; times are nanoseconds since
 * 1970-01-01T00:00Z.
 *
 * @param instrumentId whose data.
 * @param stream       which data.
 * @param cause        why.
 * @param missing      how many; {@link FixedPoint#UNKNOWN} where nobody can tell.
 * @param fromNs       last moment before; of candles the open time of the first that is missing.
 * @param toNs         first moment after; of candles the open time of the next one.
 */
public record DataGap(int instrumentId, DataStream stream, GapCause cause, long missing, long fromNs, long toNs) {
    /**
     * Reads a gap from a tape; allocates, for gaps are seldom.
     *
     * @param message as recorded.
     * @return the gap.
     */
    public static DataGap decode(final GapMarkerDecoder message) {
        final int missing = message.missing();
        return new DataGap(message.instrumentId(), DataStream.ofCode(message.streamRaw()),
            GapCause.ofCode(message.causeRaw()),
            missing == GapMarkerDecoder.missingNullValue() ? FixedPoint.UNKNOWN : missing, message.fromNs(),
            message.toNs());
    }
}

package io.tapedeck.engine.event;

import io.tapedeck.engine.event.codec.MarketQuoteEncoder;
import io.tapedeck.engine.event.codec.MarketTradeEncoder;
import io.tapedeck.engine.event.codec.MessageHeaderEncoder;
import io.tapedeck.engine.event.codec.OpenInterestEncoder;
import io.tapedeck.engine.event.codec.RecalledCandleEncoder;
import io.tapedeck.engine.event.codec.StageTimesEncoder;
import io.tapedeck.engine.event.codec.StrategyParameterEncoder;
import io.tapedeck.engine.event.codec.StrategyReloadEncoder;

import java.util.Arrays;

/**
 * What stands before every message. Its version is the one that gave the message its last field, so that a new version
 * of the schema leaves the bytes of all others, and the digests over them, as they were. Immutable, no allocation.
 */
final class MessageHeaders {
    private static final int TEMPLATES = 256;
    private static final int FIRST_KEPT_VERSION = 2;
    /** Schema and version as the upper half of a header, little endian, by template. */
    private static final long[] SCHEMA_BITS = new long[TEMPLATES];

    static {
        Arrays.fill(SCHEMA_BITS, bits(FIRST_KEPT_VERSION));
        SCHEMA_BITS[MarketTradeEncoder.TEMPLATE_ID] = bits(MarketTradeEncoder.venueTimeNsSinceVersion());
        SCHEMA_BITS[MarketQuoteEncoder.TEMPLATE_ID] = bits(MarketQuoteEncoder.venueTimeNsSinceVersion());
        SCHEMA_BITS[StageTimesEncoder.TEMPLATE_ID] = bits(StageTimesEncoder.ringWaitNsSinceVersion());
        SCHEMA_BITS[OpenInterestEncoder.TEMPLATE_ID] = bits(OpenInterestEncoder.venueTimeNsSinceVersion());
        SCHEMA_BITS[StrategyReloadEncoder.TEMPLATE_ID] = bits(StrategyReloadEncoder.stepSinceVersion());
        SCHEMA_BITS[StrategyParameterEncoder.TEMPLATE_ID] = bits(StrategyParameterEncoder.nameSinceVersion());
        SCHEMA_BITS[RecalledCandleEncoder.TEMPLATE_ID] = bits(RecalledCandleEncoder.openTimeNsSinceVersion());
    }

    private MessageHeaders() {
    }

    private static long bits(final int version) {
        return (long) version << 3 * Short.SIZE | (long) MessageHeaderEncoder.SCHEMA_ID << 2 * Short.SIZE;
    }

    /** The eight bytes of a header, little endian. */
    static long of(final int templateId, final int blockLength) {
        return SCHEMA_BITS[templateId] | (long) templateId << Short.SIZE | blockLength;
    }
}

package io.tapedeck.replay.run;

import io.tapedeck.engine.event.codec.FillDecoder;
import io.tapedeck.engine.event.codec.FillEncoder;
import io.tapedeck.engine.event.codec.PositionChangedDecoder;
import io.tapedeck.engine.event.codec.PositionChangedEncoder;
import io.tapedeck.engine.event.codec.SideCode;
import io.tapedeck.engine.market.FixedPoint;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What was put at risk is known when a position begins. */
class HeldPositionTest {
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);

    private HeldPosition position(final SideCode side) {
        new FillEncoder().wrap(buffer, 0).positionId(1).side(side).price(100);
        return new HeldPosition(
            new FillDecoder().wrap(buffer, 0, FillDecoder.BLOCK_LENGTH, FillDecoder.SCHEMA_VERSION));
    }

    private void told(final HeldPosition position, final long quantity, final long stop) {
        new PositionChangedEncoder().wrap(buffer, 0).positionId(1).quantity(quantity).stopPrice(stop);
        position.onChange(new PositionChangedDecoder().wrap(buffer, 0, PositionChangedDecoder.BLOCK_LENGTH,
            PositionChangedDecoder.SCHEMA_VERSION));
    }

    @Test
    void theStopThatItBeganWithCountsWhateverItHasLater() {
        final HeldPosition grown = position(SideCode.BUY);
        told(grown, 10, 90);
        told(grown, 20, 95);

        assertEquals(10, grown.firstStopDistance(100));
        assertEquals(95, grown.stopPrice());
    }

    @Test
    void withoutAStopOnTheSideOfTheLossNobodyKnows() {
        final HeldPosition late = position(SideCode.BUY);
        told(late, 10, FixedPoint.UNKNOWN);
        told(late, 10, 90);
        final HeldPosition sold = position(SideCode.SELL);
        told(sold, -10, 108);

        assertEquals(FixedPoint.UNKNOWN, late.firstStopDistance(100));
        assertEquals(8, sold.firstStopDistance(100));
        assertEquals(FixedPoint.UNKNOWN, sold.firstStopDistance(109), "entered beyond it");
    }
}

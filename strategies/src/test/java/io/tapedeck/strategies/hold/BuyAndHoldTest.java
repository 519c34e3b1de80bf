package io.tapedeck.strategies.hold;

import io.tapedeck.engine.rehearsal.Bar;
import io.tapedeck.engine.rehearsal.Rehearsal;
import io.tapedeck.strategies.ColdStart;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** It buys once and stays in. */
class BuyAndHoldTest {
    @Test
    void itBuysAtTheFirstCandleAndNeverSells() {
        final Rehearsal market = ColdStart.spot(new BuyAndHoldProvider()).closes(10, 10, 20, 1, 0.5, 40);

        assertEquals(List.of("0 OPEN_LONG A"), market.signals());
        assertEquals(List.of("1 BUY 1000 A at 10 ENTRY"), market.fills());
        assertEquals(List.of("last 10.0"), market.notes());
    }

    @Test
    void whatIsRefusedItAsksForAgain() {
        // Two cents do not pay for a step of the quantity at a price of 1 000 000.
        final Rehearsal market = ColdStart.spot(new BuyAndHoldProvider(), "allocation", "0.000002")
            .closes(1_000_000, 1_000_000, 10, 10, 10);

        assertEquals(List.of("0 OPEN_LONG A", "1 OPEN_LONG A", "2 OPEN_LONG A"), market.signals());
        assertEquals(List.of("0 BELOW_LOT_SIZE A", "1 BELOW_LOT_SIZE A"), market.refusals());
        assertEquals(List.of("3 BUY 0.002 A at 10 ENTRY"), market.fills());
    }

    @Test
    void itInvestsTheShareThatItIsGiven() {
        final Rehearsal market = ColdStart.spot(new BuyAndHoldProvider(), "allocation", "0.25")
            .bars(Bar.flat(10)).bars(Bar.flat(12.5));
        assertEquals(List.of("1 BUY 200 A at 12.5 ENTRY"), market.fills());
    }
}

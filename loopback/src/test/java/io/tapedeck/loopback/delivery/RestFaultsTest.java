package io.tapedeck.loopback.delivery;

import io.tapedeck.loopback.fault.FaultKind;
import io.tapedeck.loopback.fault.FaultSpec;
import org.junit.jupiter.api.Test;

import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Which requests are struck, and for how long. */
class RestFaultsTest {
    private static final String PATH = "/api/v3/klines";

    @Test
    void aBanLastsAsLongAsTheClientIsToldToWait() {
        final RestFaults faults = new RestFaults(FaultSpec.parse("418@1970-01-01T00:00:10,retry-after=3"), 0);

        assertEquals(Optional.empty(), faults.on(PATH, 9_000, 0));
        assertEquals(Optional.of(FaultKind.BANNED), faults.on(PATH, 11_000, 100));
        assertEquals(3, faults.secondsToWait(100));
        assertEquals(Optional.of(FaultKind.BANNED), faults.on("/v5/market/kline", 12_000, 3_099));
        assertEquals(1, faults.secondsToWait(3_099));
        assertEquals(Optional.empty(), faults.on(PATH, 12_000, 3_100));
    }

    @Test
    void everyRequestOfASpanIsStruck() {
        final RestFaults faults = new RestFaults(FaultSpec.parse("5xx@1970-01-01T00:00:10/PT5S"), 0);

        assertEquals(Optional.empty(), faults.on(PATH, 9_999, 0));
        assertEquals(Optional.of(FaultKind.SERVER_ERROR), faults.on(PATH, 10_000, 0));
        assertEquals(Optional.of(FaultKind.SERVER_ERROR), faults.on(PATH, 14_999, 0));
        assertEquals(Optional.empty(), faults.on(PATH, 15_000, 0));
    }
}

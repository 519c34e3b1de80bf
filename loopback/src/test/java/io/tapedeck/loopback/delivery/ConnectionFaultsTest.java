package io.tapedeck.loopback.delivery;

import io.tapedeck.loopback.fault.FaultPlan;
import io.tapedeck.loopback.fault.FaultSpec;
import io.tapedeck.loopback.protocol.OutMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What becomes of four messages at 1, 2, 3 and 4 seconds. */
class ConnectionFaultsTest {
    private static final String AT_TWO = "@1970-01-01T00:00:02";

    private static String told(final ConnectionFaults faults) {
        return List.of("aaaa", "bbbb", "cccc", "dddd").stream()
            .flatMap(text -> faults.on(new OutMessage("s", text.charAt(0), (text.charAt(0) - 'a' + 1) * 1000L, text))
                .stream())
            .map(ConnectionFaultsTest::word).collect(Collectors.joining(" "));
    }

    private static String word(final Delivery delivery) {
        if (delivery instanceof Delivery.Send send) {
            return send.text().replace('\u0000', '!');
        }
        return delivery instanceof Delivery.Pause pause ? "pause" + pause.millis()
            : delivery instanceof Delivery.Farewell farewell ? "farewell" + farewell.millis()
            : delivery.getClass().getSimpleName();
    }

    @ParameterizedTest
    @CsvSource({
        "disconnect, aaaa Cut",
        "half-open, aaaa FallSilent",
        "shutdown, aaaa bbbb farewell2000 cccc dddd",
        "gap, aaaa cccc dddd",
        "garbage, aaaa bb!garbage cccc dddd",
        "duplicate, aaaa bbbb bbbb cccc dddd",
        "reorder, aaaa cccc bbbb dddd",
        "slow, aaaa pause2000 bbbb cccc dddd"})
    void aFaultStrikesTheMessageOfItsMoment(final String fault, final String told) {
        final FaultPlan plan = FaultSpec.parse(fault + AT_TWO);

        assertEquals(told, told(new ConnectionFaults(plan, 0)));
        assertEquals("aaaa bbbb cccc dddd", told(new ConnectionFaults(plan, 2000)));
    }

    @ParameterizedTest
    @CsvSource({
        "gap, aaaa dddd",
        "reorder, aaaa cccc bbbb dddd",
        "duplicate, aaaa bbbb bbbb cccc cccc dddd"})
    void aSpanStrikesEveryMessageInIt(final String fault, final String told) {
        final FaultPlan plan = FaultSpec.parse(fault + AT_TWO + "/PT2S");

        assertEquals(told, told(new ConnectionFaults(plan, 0)));
    }

    @Test
    void nothingComesOfASilentStreamUntilItIsSubscribedToAgain() {
        final FaultPlan plan = FaultSpec.parse("silent" + AT_TWO + "/PT1S");
        final ConnectionFaults faults = new ConnectionFaults(plan, 2000);
        faults.onSubscribed("s", 1, 2500);
        assertEquals("", told(faults));
        faults.onSubscribed("s", 2, 3500);
        assertEquals("aaaa bbbb cccc dddd", told(faults));
    }

    @Test
    void withoutFaultsEverythingGoesThrough() {
        assertEquals("aaaa bbbb cccc dddd", told(new ConnectionFaults(FaultPlan.NONE, 0)));
    }
}

package io.tapedeck.journal.inspect;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.CandleClosedEncoder;
import io.tapedeck.engine.event.codec.FillEncoder;
import io.tapedeck.engine.event.codec.FillReasonCode;
import io.tapedeck.engine.event.codec.RiskLimitsEncoder;
import io.tapedeck.engine.event.codec.SideCode;
import io.tapedeck.engine.event.codec.StrategyNoteEncoder;
import io.tapedeck.engine.event.codec.TimeframeCode;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Messages in words and decimals, by the schema alone. */
class RecordedMessageTest {
    private final RecordedSchema schema = RecordedSchema.beside(Path.of("no-such-tape"));
    private final RecordedInstruments instruments = new RecordedInstruments();
    private final Frame frame = Frame.allocate().begin(1, 0, 0);

    private Map<String, Object> values() {
        final FrameMessages messages = new FrameMessages().wrap(frame);
        messages.next();
        return new RecordedMessage(schema.message(messages.templateId()).orElseThrow(), frame.buffer(),
            messages.blockOffset(), messages.blockLength(), instruments).values();
    }

    @Test
    void pricesAndQuantitiesAreThoseOfTheirInstrument() {
        instruments.define(3, "BTCUSDT", 2, 5);
        frame.append(new FillEncoder()).instrumentId(3).fillId(1).orderId(7).positionId(9).side(SideCode.BUY)
            .reason(FillReasonCode.STOP_LOSS).timeNs(1_641_168_000_000_000_001L).price(4_230_465).quantity(23_614)
            .notional(998_982_005_100L).fee(998_982_005L);

        assertEquals("{fillId=1, orderId=7, positionId=9, instrumentId=3, symbol=BTCUSDT, side=BUY, reason=STOP_LOSS, "
            + "timeNs=2022-01-03T00:00:00.000000001Z, price=42304.65, quantity=0.23614, notional=9989.82005100, "
            + "fee=9.98982005}", values().toString().replaceAll(", feeKind=[^}]*", ""));
    }

    @Test
    void whatIsUnknownIsLeftOut() {
        frame.append(new CandleClosedEncoder()).instrumentId(0).timeframe(TimeframeCode.H1)
            .open(1).high(2).low(1).close(2).volume(5).openTimeNs(0).missingCandles(0)
            .quoteVolume(CandleClosedEncoder.quoteVolumeNullValue())
            .takerBuyVolume(CandleClosedEncoder.takerBuyVolumeNullValue())
            .tradeCount(CandleClosedEncoder.tradeCountNullValue())
            .cumulativeVolumeDelta(4).openInterest(CandleClosedEncoder.openInterestNullValue())
            .flags().clear().gap(true).completedLate(true);

        assertEquals("{instrumentId=0, timeframe=H1, flags=[gap, completedLate], missingCandles=0, "
            + "openTimeNs=1970-01-01T00:00:00Z, open=1, high=2, low=1, close=2, volume=5, cumulativeVolumeDelta=4}",
            values().toString());
    }

    @Test
    void textsAndFiguresAreThemselves() {
        frame.append(new StrategyNoteEncoder()).signalId(5).instrumentId(0).name("atr").value(0.25);

        assertEquals("{signalId=5, instrumentId=0, name=atr, value=0.25}", values().toString());
    }

    @Test
    void limitsAreDecimalAndOneThatIsNoneIsUnlimited() {
        frame.append(new RiskLimitsEncoder()).orderNotional(2_500_000_000_000L).openOrders(5)
            .ordersPerSecond(Long.MAX_VALUE).dailyLoss(5_000_000).duplicateWindowNs(250_000_000L)
            .staleAfterNs(Long.MAX_VALUE);

        assertEquals("25000.00000000", values().get("orderNotional").toString());
        assertEquals("0.05000000", values().get("dailyLoss").toString());
        assertEquals("5", values().get("openOrders").toString());
        assertEquals("unlimited", values().get("ordersPerSecond"));
        assertEquals("250000000", values().get("duplicateWindowNs").toString());
        assertEquals("unlimited", values().get("staleAfterNs"));
    }

    @Test
    void ofNanosecondsTheNameTellsAMomentFromALengthOfTime() {
        for (final String moment : List.of("timeNs", "openTimeNs", "expireTimeNs", "tradingFromNs")) {
            assertEquals(FieldKind.TIME, FieldKind.of("Any", moment, "OptionalTimeNs"), moment);
        }
        for (final String length : List.of("submitLatencyNs", "latencySpreadNs", "maximumHoldingNs")) {
            assertEquals(FieldKind.NUMBER, FieldKind.of("Any", length, "TimeNs"), length);
        }
    }

    @Test
    void everyMessageOfTheSchemaHasALayout() {
        assertTrue(schema.messages().size() > 30, schema.messages().toString());
        assertEquals(3, schema.version());
        schema.messages().forEach(message -> assertTrue(message.fields().size() > 0, message.name()));
    }
}

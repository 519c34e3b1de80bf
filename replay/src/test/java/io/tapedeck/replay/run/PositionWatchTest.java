package io.tapedeck.replay.run;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameRun;
import io.tapedeck.engine.event.codec.FillDecoder;
import io.tapedeck.engine.event.codec.FillEncoder;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.SideCode;
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.VenueTerms;
import io.tapedeck.replay.performance.Excursion;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.ByteBuffer;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What a position saw of candles that were passed is what it saw of candles that came one by one. */
class PositionWatchTest {
    private static final long MINUTE = Timeframe.M1.durationNs();
    private static final Instrument BITCOIN = new Instrument(0, "binance", "BTCUSDT", "USDT", Timeframe.M1, 2, 5, 1, 1,
        VenueTerms.spot(0, 0));
    /** High and low of each minute. */
    private static final long[][] PRICES = {{900, 50}, {110, 90}, {120, 95}, {100, 80}};

    private final MarketWatch market = new MarketWatch(1);
    private final PositionWatch positions = new PositionWatch(market, List.of(BITCOIN));
    private final FrameRun run = new FrameRun();

    private void pack(final int candles) {
        final Frame frame = Frame.allocate();
        final UnsafeBuffer packed = new UnsafeBuffer(ByteBuffer.allocateDirect(1_024));
        int length = 0;
        for (int minute = 0; minute < candles; minute++) {
            frame.begin(minute + 1, (minute + 1) * MINUTE, 0);
            frame.append(new MarketCandleEncoder()).timeframe(TimeframeCode.M1).openTimeNs(minute * MINUTE)
                .high(PRICES[minute][0]).low(PRICES[minute][1]).close(100);
            frame.seal();
            packed.putBytes(length, frame.buffer(), 0, frame.length());
            length += frame.length();
        }
        run.fill(packed, 0, length, 1, Long.MAX_VALUE);
    }

    private HeldPosition filledAt(final long timeNs) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
        new FillEncoder().wrap(buffer, 0).positionId(1).timeNs(timeNs).side(SideCode.BUY).price(100);
        return positions.onFill(
            new FillDecoder().wrap(buffer, 0, FillDecoder.BLOCK_LENGTH, FillDecoder.SCHEMA_VERSION), false);
    }

    @ParameterizedTest
    @CsvSource({"-1, 4", "0, 4", "30, 4", "0, 1", "30, 1", "30, 2"})
    void ofACandleInsideWhichItWasFilledItSawNothing(final long filledSecond, final int candles) {
        final long filledNs = filledSecond * MINUTE / 60;
        pack(candles);
        final HeldPosition passed = filledAt(filledNs);
        positions.onPassed(run, candles);
        final HeldPosition single = new PositionWatchTest().filledAt(filledNs);
        for (int minute = 0; minute < candles; minute++) {
            single.sawCandle(minute * MINUTE, PRICES[minute][0], PRICES[minute][1]);
        }

        final Excursion seen = passed.excursion(100);
        assertEquals(single.excursion(100), seen);
    }
}

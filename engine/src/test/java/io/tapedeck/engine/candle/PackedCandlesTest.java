package io.tapedeck.engine.candle;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.CandleClosedEncoder;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.state.StateWriter;
import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** What goes by address has the bytes and the values of what goes through the flyweights of the schema. */
class PackedCandlesTest {
    private static final long SEED = 43;
    private static final int CANDLES = 10_000;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Frame frame = Frame.allocate();
    private final Frame twin = Frame.allocate();

    @Test
    void aClosedCandleHasTheSameBytes() {
        for (int round = 0; round < CANDLES; round++) {
            final Candle candle = candle();
            fillWithAnything(frame);
            frame.begin(1, 2, 3);
            twin.begin(1, 2, 3);
            PackedCandles.append(candle, frame);
            CandleCodec.encode(candle, twin.append(new CandleClosedEncoder()));
            assertArrayEquals(bytes(twin), bytes(frame), "seed " + SEED + ", candle " + round);
        }
    }

    @Test
    void aBaseCandleHasTheSameValues() {
        final Candle packed = new Candle();
        final Candle decoded = new Candle();
        for (int round = 0; round < CANDLES; round++) {
            frame.begin(1, 2, 3);
            CandleCodec.encode(candle(), frame.append(new MarketCandleEncoder()));
            PackedCandles.read(frame, packed);
            CandleCodec.decode(message(), decoded);
            assertEquals(digest(decoded), digest(packed), "seed " + SEED + ", candle " + round);
            assertEquals(decoded.instrumentId(), PackedCandles.instrumentId(frame.inputBlockAddress()));
            assertEquals(decoded.timeframe().code(), PackedCandles.timeframeCode(frame.inputBlockAddress()));
        }
    }

    private MarketCandleDecoder message() {
        final FrameMessages messages = new FrameMessages();
        messages.wrap(frame).next();
        return messages.decode(new MarketCandleDecoder());
    }

    /** Whatever stood there before must not show. */
    private static void fillWithAnything(final Frame target) {
        target.buffer().setMemory(0, 512, (byte) 0xA5);
    }

    private static byte[] bytes(final Frame of) {
        final byte[] bytes = new byte[of.length()];
        of.buffer().getBytes(0, bytes);
        return bytes;
    }

    private static long digest(final Candle candle) {
        final StateWriter writer = new StateWriter();
        writer.putInt(candle.instrumentId());
        writer.putInt(candle.timeframe().ordinal());
        writer.putLong(candle.closeTimeNs());
        candle.save(writer);
        return writer.digest();
    }

    private Candle candle() {
        final Candle candle = new Candle();
        candle.instrumentId = random.nextInt(1 << 16);
        candle.span(Timeframe.values()[random.nextInt(Timeframe.values().length)]);
        candle.flags = random.nextInt(16);
        candle.missingCandles = random.nextInt(20_000);
        candle.openTimeNs = random.nextLong();
        candle.open = random.nextLong();
        candle.high = random.nextLong();
        candle.low = random.nextLong();
        candle.close = random.nextLong();
        candle.volume = random.nextLong();
        candle.quoteVolume = known(random.nextLong());
        candle.takerBuyVolume = known(random.nextLong());
        candle.tradeCount = known(random.nextInt(Integer.MAX_VALUE));
        candle.cumulativeVolumeDelta = known(random.nextLong());
        candle.openInterest = known(random.nextLong());
        return candle;
    }

    private long known(final long value) {
        return random.nextInt(4) == 0 ? FixedPoint.UNKNOWN : value;
    }
}

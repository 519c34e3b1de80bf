package io.tapedeck.replay.difference;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.FeeKindCode;
import io.tapedeck.engine.event.codec.FillEncoder;
import io.tapedeck.engine.event.codec.FillModelCode;
import io.tapedeck.engine.event.codec.FillReasonCode;
import io.tapedeck.engine.event.codec.LevelBasisCode;
import io.tapedeck.engine.event.codec.LiquidityCode;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.OrderIntentEncoder;
import io.tapedeck.engine.event.codec.OrderTypeCode;
import io.tapedeck.engine.event.codec.PositionEffectCode;
import io.tapedeck.engine.event.codec.SessionStartedEncoder;
import io.tapedeck.engine.event.codec.SideCode;
import io.tapedeck.engine.event.codec.TimeInForceCode;
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.event.codec.TradeClosedEncoder;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.tape.SessionTapeWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What differs between two recordings is named where it first does, and counted to the end. */
class TapeComparisonTest {
    private static final long MINUTE = 60_000_000_000L;

    @TempDir
    private Path directory;

    /** A session of which each frame is a candle with what was done at its close. */
    private static final class Session {
        private final SessionTapeWriter writer;
        private final Frame frame = Frame.allocate();
        private final int step;
        private long sequence;

        Session(final Path tape, final int step) {
            writer = new SessionTapeWriter(tape, RecordLevel.ALL);
            this.step = step;
        }

        Session started(final String strategy, final String version) {
            return frame(ignored -> frame.append(new SessionStartedEncoder())
                .fillModel(FillModelCode.NEXT).strategyTimeframe(TimeframeCode.H1)
                .strategy(strategy).codeVersion(version));
        }

        Session candle(final long close) {
            return frame(ignored -> frame.append(new MarketCandleEncoder())
                .timeframe(TimeframeCode.M1).close(close));
        }

        Session pause() {
            sequence++;
            return this;
        }

        Session trade(final long number, final long price, final long pnl) {
            return frame(ignored -> {
                frame.append(new MarketCandleEncoder()).timeframe(TimeframeCode.M1).close(price);
                frame.append(new OrderIntentEncoder()).orderId(number).quantity(3)
                    .side(SideCode.BUY).reason(FillReasonCode.ENTRY).orderType(OrderTypeCode.MARKET)
                    .timeInForce(TimeInForceCode.GTC).liquidity(LiquidityCode.ANY).effect(PositionEffectCode.OPEN)
                    .trailingBasis(LevelBasisCode.PRICE);
                frame.append(new FillEncoder()).fillId(number).orderId(number).price(price)
                    .side(SideCode.BUY).reason(FillReasonCode.ENTRY).feeKind(FeeKindCode.TAKER);
                frame.append(new TradeClosedEncoder()).tradeId(number).exitPrice(price).pnl(pnl)
                    .side(SideCode.BUY).reason(FillReasonCode.SIGNAL);
            });
        }

        private Session frame(final Consumer<Frame> filling) {
            frame.begin(1 + sequence * step, sequence * MINUTE, sequence * step);
            filling.accept(frame);
            writer.onFrame(frame);
            sequence++;
            return this;
        }

        RecordedTape end(final Path tape) {
            writer.close();
            return RecordedTape.find(tape.toString(), tape);
        }
    }

    private RecordedTape tape(final String name, final int step, final Consumer<Session> told) {
        final Session session = new Session(directory.resolve(name), step);
        told.accept(session);
        return session.end(directory.resolve(name));
    }

    private TapeDifferences compare(final Consumer<Session> one, final Consumer<Session> other) {
        return TapeComparison.of(tape("a", 1, one), tape("b", 7, other));
    }

    @Test
    void sequencesReceiveTimesAndVersionsDoNotCount() {
        final TapeDifferences found = compare(
            session -> session.started("sma-cross", "1.0").candle(5).trade(1, 6, 7),
            session -> session.started("sma-cross", "2.0").candle(5).trade(1, 6, 7));

        assertTrue(found.isIdentical(), found.toString());
        assertEquals(3, found.firstFrames());
        assertEquals(List.of(new KindDifference("orders", 1, 0, 0), new KindDifference("fills", 1, 0, 0),
            new KindDifference("trades", 1, 0, 0)), found.kinds());
    }

    @Test
    void theFirstFieldThatDiffersIsNamedAndTheRestIsCounted() {
        final TapeDifferences found = compare(
            session -> session.started("sma-cross", "1").candle(5).trade(1, 6, 70).trade(2, 8, 30),
            session -> session.started("sma-cross", "1").candle(5).trade(1, 7, 90).candle(8).trade(2, 8, 30));

        assertEquals("message 0, MarketCandle.close: A 6, B 7", found.first().orElseThrow().what());
        assertEquals(3, found.first().orElseThrow().sequence());
        assertEquals(2 * MINUTE, found.first().orElseThrow().timeNs());
        assertEquals(List.of(new KindDifference("orders", 2, 0, 0), new KindDifference("fills", 1, 1, 1),
            new KindDifference("trades", 1, 1, 1)), found.kinds());
        assertEquals(Optional.of(new ResultDifference(100, 120)), found.result());
        assertEquals(20, found.result().orElseThrow().gain());
    }

    @Test
    void numbersAloneMakeNoOtherOrder() {
        final TapeDifferences found = compare(session -> session.trade(1, 6, 7), session -> session.trade(9, 6, 7));

        assertFalse(found.isIdentical());
        assertEquals("message 1, OrderIntent.orderId: A 1, B 9", found.first().orElseThrow().what());
        assertEquals(new KindDifference("orders", 1, 0, 0), found.kinds().get(0));
    }

    @Test
    void settingsAreListedAndTheComparisonGoesOnBehindThem() {
        final TapeDifferences found = compare(session -> session.started("sma-cross", "1").candle(5),
            session -> session.started("ema-cross", "2").candle(5));

        assertFalse(found.isIdentical());
        assertEquals(List.of("SessionStarted.strategy: A sma-cross, B ema-cross"), found.settings());
        assertEquals(Optional.empty(), found.first());
        assertEquals(Optional.empty(), found.result());
    }

    @Test
    void tapesThatGoOnAtOtherTimesSayWithWhat() {
        final TapeDifferences found = compare(session -> session.candle(5).trade(1, 6, 7),
            session -> session.pause().candle(5));

        assertEquals("time: A goes on with MarketCandle; B goes on at 1970-01-01T00:01:00Z with MarketCandle",
            found.first().orElseThrow().what());
    }

    /** What stands behind the damage is neither the same nor different. */
    @Test
    void aDamagedTapeIsComparedUpToItsDamage() throws IOException {
        final Consumer<Session> told = session -> session.started("sma-cross", "1").candle(5).candle(777_777_777)
            .trade(1, 6, 7);
        final RecordedTape sound = tape("a", 1, told);
        final RecordedTape damaged = tape("b", 1, told);
        flipABitOf(777_777_777, damaged.directory());

        final TapeDifferences found = TapeComparison.of(sound, damaged);

        assertTrue(found.isIdentical(), found.toString());
        assertEquals(1, found.damages().size());
        assertTrue(found.damages().get(0).contains("checksum of the frame after sequence"), found.toString());
        assertEquals(found.damages(), TapeComparison.of(damaged, sound).damages());
    }

    private static void flipABitOf(final long figure, final Path tape) throws IOException {
        try (Stream<Path> files = Files.list(tape)) {
            final Path file = files.filter(each -> each.toString().endsWith(".cq4")).findFirst().orElseThrow();
            final byte[] bytes = Files.readAllBytes(file);
            final ByteBuffer view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            bytes[IntStream.range(0, bytes.length - Long.BYTES).filter(at -> view.getLong(at) == figure).findFirst()
                .orElseThrow()] ^= 1;
            Files.write(file, bytes);
        }
    }

    @Test
    void aTapeThatEndsEarlierIsNamed() {
        final TapeDifferences found = compare(session -> session.candle(5),
            session -> session.candle(5).candle(6));

        assertTrue(found.first().orElseThrow().what().startsWith("A ends before this frame, which has MarketCandle{"),
            found.toString());
        assertEquals(8, found.first().orElseThrow().sequence());
        assertEquals(2, found.secondFrames());
    }
}

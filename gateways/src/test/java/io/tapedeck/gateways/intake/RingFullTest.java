package io.tapedeck.gateways.intake;

import com.lmax.disruptor.BlockingWaitStrategy;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.GapCauseCode;
import io.tapedeck.engine.event.codec.GapMarkerDecoder;
import io.tapedeck.engine.event.codec.MarketTradeDecoder;
import io.tapedeck.engine.event.codec.OperatorActionCode;
import io.tapedeck.engine.event.codec.OperatorCommandDecoder;
import io.tapedeck.engine.event.codec.OperatorCommandEncoder;
import io.tapedeck.engine.ring.InputSource;
import io.tapedeck.engine.ring.SharedInlet;
import io.tapedeck.engine.ring.StallMonitor;
import io.tapedeck.gateways.Samples;
import io.tapedeck.gateways.market.TradeIds;
import io.tapedeck.gateways.market.TradeUpdate;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * The journal stands still, and the ring behind it fills: market data become a gap that says how many were left out,
 * every command arrives, and both are on the tape in the order of their places.
 */
class RingFullTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int LEFT_OUT = 57;

    private final CountDownLatch disk = new CountDownLatch(1);
    private final CountDownLatch stands = new CountDownLatch(1);
    private final List<Frame> recorded = new ArrayList<>();
    private final SharedInlet inlet = new SharedInlet(this::append, new BlockingWaitStrategy());
    private final MarketFrames market = new MarketFrames(Samples.INSTRUMENTS.get(0), -1, TradeIds.CONSECUTIVE,
        new RingOutlet(), () -> SECOND_NS, new MarketFrames.Missing((instrumentId, fromNs, toNs) -> {
        }, (instrumentId, fromId, toId) -> {
        }));
    private long trades;

    /** A journal that hangs in its first append. */
    private void append(final Frame frame, final boolean endOfBatch) {
        stands.countDown();
        try {
            disk.await();
        } catch (final InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        final Frame copy = Frame.allocate();
        copy.copyFrom(frame.buffer(), 0, frame.length());
        recorded.add(copy);
    }

    private final class RingOutlet implements FrameOutlet {
        @Override
        public void put(final InputSource source) {
            inlet.put(source);
        }

        @Override
        public boolean offer(final InputSource source) {
            return inlet.offer(source);
        }
    }

    private void trade() {
        trades++;
        market.onTrade(new TradeUpdate().begin(0).timeNs(trades * SECOND_NS).tradeId(trades).takenByBuyer(true)
            .price(100).quantity(1));
    }

    private static void command(final Frame frame, final long number) {
        frame.begin(0, SECOND_NS, SECOND_NS).append(new OperatorCommandEncoder())
            .instrumentId(0).action(OperatorActionCode.HALT).commandId(number);
    }

    @Test
    void aStallLosesNoCommandAndCountsTheMarketDataThatItCost() throws InterruptedException {
        inlet.start();
        final StallMonitor monitor = new StallMonitor(Duration.ofSeconds(5), SharedInlet.RING_SIZE);
        for (int index = 0; index < SharedInlet.RING_SIZE + LEFT_OUT; index++) {
            trade();
        }
        stands.await();
        assertEquals(0, inlet.free());
        final Thread operator = new Thread(() -> LongStream.rangeClosed(1, 3).forEach(number ->
            inlet.put(frame -> command(frame, number))));
        operator.start();
        assertEquals(StallMonitor.Finding.NOTHING, look(monitor, 10));
        assertEquals(StallMonitor.Finding.STALLED, look(monitor, 15));

        disk.countDown();
        operator.join();
        inlet.drain();
        trade();
        inlet.close();

        assertEquals(StallMonitor.Finding.MOVES, look(monitor, 16));
        assertEquals(SharedInlet.RING_SIZE + 1, count(MarketTradeDecoder.TEMPLATE_ID));
        assertEquals(3, count(OperatorCommandDecoder.TEMPLATE_ID));
        assertEquals(1, count(GapMarkerDecoder.TEMPLATE_ID));
        final Frame gap = recorded.get(recorded.size() - 2);
        final GapMarkerDecoder marker = new GapMarkerDecoder().wrap(gap.buffer(),
            Frame.HEADER_LENGTH + Frame.MESSAGE_HEADER_LENGTH, GapMarkerDecoder.BLOCK_LENGTH,
            GapMarkerDecoder.SCHEMA_VERSION);
        assertEquals(GapCauseCode.RING_FULL, marker.cause());
        assertEquals(LEFT_OUT, marker.missing());
        assertEquals(MarketTradeDecoder.TEMPLATE_ID, recorded.get(recorded.size() - 1).inputTemplateId());
    }

    private StallMonitor.Finding look(final StallMonitor monitor, final long second) {
        return monitor.look(second * SECOND_NS, inlet.accepted(), inlet.processed());
    }

    private long count(final int templateId) {
        return recorded.stream().filter(frame -> frame.inputTemplateId() == templateId).count();
    }
}

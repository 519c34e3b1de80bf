package io.tapedeck.gateways;

import io.tapedeck.gateways.binance.BinanceVenue;
import io.tapedeck.gateways.bybit.BybitVenue;
import io.tapedeck.gateways.market.CandleUpdate;
import io.tapedeck.gateways.market.MarkPriceUpdate;
import io.tapedeck.gateways.market.MarketDataListener;
import io.tapedeck.gateways.market.OpenInterestUpdate;
import io.tapedeck.gateways.market.QuoteUpdate;
import io.tapedeck.gateways.market.TradeUpdate;
import io.tapedeck.gateways.venue.Environment;
import io.tapedeck.gateways.venue.MessageParser;
import io.tapedeck.gateways.venue.MessageParser.Outcome;
import io.tapedeck.gateways.venue.Venue;
import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * To read market data allocates nothing: bytes that the thread allocated, as the JVM counts them. One small object in a
 * thousand messages is noticed, so the assertion can fail.
 */
class ParserAllocationTest {
    private static final Environment NOWHERE = new Environment("none", URI.create("https://venue.invalid"), Map.of());
    private static final int WARM_UP_MESSAGES = 100_000;
    private static final int ROUND_MESSAGES = 20_000;
    private static final int ROUNDS = 12;
    private static final com.sun.management.ThreadMXBean THREADS =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static volatile Object sink;

    private final Sum sum = new Sum();
    private int next;

    /** Adds up what it is told. */
    private static final class Sum implements MarketDataListener {
        private long total;

        @Override
        public void onTrade(final TradeUpdate trade) {
            total += trade.price() + trade.tradeId();
        }

        @Override
        public void onCandle(final CandleUpdate candle) {
            total += candle.close();
        }

        @Override
        public void onQuote(final QuoteUpdate quote) {
            total += quote.bidPrice();
        }

        @Override
        public void onMarkPrice(final MarkPriceUpdate mark) {
            total += mark.markPrice();
        }

        @Override
        public void onOpenInterest(final OpenInterestUpdate openInterest) {
            total += openInterest.openInterest();
        }
    }

    private static long allocatedBytes() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    /** The best round counts: the JIT may materialise an object while it replaces code. */
    private static long leastAllocatedBy(final Runnable step) {
        repeat(step, WARM_UP_MESSAGES);
        allocatedBytes();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            final long before = allocatedBytes();
            repeat(step, ROUND_MESSAGES);
            least = Math.min(least, allocatedBytes() - before);
        }
        return least;
    }

    private static void repeat(final Runnable step, final int times) {
        for (int index = 0; index < times; index++) {
            step.run();
        }
    }

    private Runnable reading(final Venue venue, final List<String> samples) {
        final MessageParser parser = venue.parser(Samples.INSTRUMENTS, sum);
        final byte[][] messages = samples.stream().map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
        return () -> {
            final byte[] message = messages[next++ % messages.length];
            if (parser.parse(message, message.length) != Outcome.DATA) {
                throw new AssertionError(parser.problem());
            }
        };
    }

    @Test
    void readingBinanceAllocatesNothing() {
        assertEquals(0, leastAllocatedBy(reading(BinanceVenue.spot(NOWHERE), Samples.BINANCE)));
        assertTrue(sum.total != 0);
    }

    @Test
    void readingBybitAllocatesNothing() {
        assertEquals(0, leastAllocatedBy(reading(BybitVenue.linear(NOWHERE), Samples.BYBIT)));
        assertTrue(sum.total != 0);
    }

    @Test
    void anAllocationWouldBeNoticed() {
        final Runnable reading = reading(BinanceVenue.spot(NOWHERE), Samples.BINANCE);
        final long allocated = leastAllocatedBy(() -> {
            reading.run();
            if (next % 1_000 == 0) {
                sink = new long[1];
            }
        });
        assertTrue(allocated >= ROUND_MESSAGES / 1_000 * 16L, "noticed " + allocated + " bytes");
        assertTrue(sink instanceof long[]);
    }
}

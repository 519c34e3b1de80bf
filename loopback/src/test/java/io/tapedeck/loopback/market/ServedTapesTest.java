package io.tapedeck.loopback.market;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.loopback.PracticeTape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Markets from the tapes of a journal. */
class ServedTapesTest {
    @TempDir
    private Path journal;

    @Test
    void candlesAreThoseThatWereWrittenWhereverOneLooks() throws IOException {
        final List<ServedCandle> candles = PracticeTape.candles(5, 3000);
        PracticeTape.write(journal, "binance", "BTCUSDT", candles);
        final CandleList twin = new CandleList(candles);
        try (ServedTapes tapes = ServedTapes.open(journal, List.of())) {
            final CandleHistory history = tapes.markets().get(0).candles();
            assertEquals(candles.size(), history.size());
            final SplittableRandom random = new SplittableRandom(5);
            for (int round = 0; round < 3000; round++) {
                final int index = random.nextInt(candles.size());
                assertEquals(candles.get(index), history.get(index));
                final long openMs = PracticeTape.START_MS + random.nextLong(-1_000_000, 3010 * PracticeTape.MINUTE_MS);
                assertEquals(twin.firstAtOrAfter(openMs), history.firstAtOrAfter(openMs), "at " + openMs);
            }
        }
    }

    @Test
    void whatTheTapeDoesNotKnowIsFilledIn() throws IOException {
        final long unknown = FixedPoint.UNKNOWN;
        PracticeTape.write(journal, "binance", "BTCUSDT", List.of(new ServedCandle(
            Timeframe.M1, PracticeTape.START_MS, 100, 140, 80, 120, 1_000_000, unknown,
            unknown, Integer.MIN_VALUE)));
        try (ServedTapes tapes = ServedTapes.open(journal, List.of("BTCUSDT"))) {
            final ServedCandle candle = tapes.markets().get(0).candles().get(0);
            assertEquals(500_000, candle.takerBuyVolume());
            assertEquals(110_000_000, candle.quoteVolume());
            assertEquals(16, candle.tradeCount());
        }
    }

    @Test
    void tradesOfATapeAreToldInsteadOfInventedOnes() throws IOException {
        final List<ServedCandle> candles = PracticeTape.candles(6, 200);
        final List<Print> prints = new ArrayList<>();
        for (int number = 0; number < 5000; number++) {
            prints.add(new Print(900 + number, PracticeTape.START_MS + number / 3 * 2000L, 4_000_000 + number % 7, 10,
                number % 2 == 0));
        }
        PracticeTape.write(journal, "binance", "BTCUSDT", candles);
        PracticeTape.writeTrades(journal, "binance", "BTCUSDT", prints);
        try (ServedTapes tapes = ServedTapes.open(journal, List.of("BTCUSDT"))) {
            final ServedMarket market = tapes.markets().get(0);
            assertEquals(prints.subList(1234, 1334), market.prints().from(900 + 1234, 100));
            for (int index = 0; index < candles.size(); index++) {
                final ServedCandle candle = candles.get(index);
                final List<Print> inside = prints.stream().filter(print -> print.timeMs() >= candle.openMs()
                    && print.timeMs() < candle.closeMs()).toList();
                assertEquals(inside, market.prints().inside(index));
            }
            assertEquals(900, market.prints().firstIdAt(0));
            assertEquals(5900, market.prints().firstIdAt(candles.size()));
        }
    }

    @Test
    void aSymbolThatIsNotThereIsToldWithTheNearest() throws IOException {
        PracticeTape.write(journal, "binance", "BTCUSDT", PracticeTape.candles(1, 5));
        PracticeTape.write(journal, "binance", "ETHUSDT", PracticeTape.candles(2, 5));
        PracticeTape.write(journal, "bybit", "ETHUSDT", PracticeTape.candles(3, 5));

        assertEquals("there is no tape of candles of 'BTCUSD'; did you mean BTCUSDT or ETHUSDT?", refusal("BTCUSD"));
        assertEquals("ETHUSDT is on several tapes, and a venue has it once: say which with --symbols, as "
            + "binance/ETHUSDT or bybit/ETHUSDT", refusal("ETHUSDT"));
        try (ServedTapes tapes = ServedTapes.open(journal, List.of("bybit/ETHUSDT", "BTCUSDT"))) {
            assertEquals(List.of("bybit:ETHUSDT", "binance:BTCUSDT"), tapes.markets().stream()
                .map(market -> market.instrument().qualifiedSymbol()).toList());
        }
        assertEquals(Category.DATA, assertThrows(NotServableException.class,
            () -> ServedTapes.open(journal.resolve("nowhere"), List.of())).category());
    }

    private String refusal(final String symbol) {
        return assertThrows(NotServableException.class, () -> ServedTapes.open(journal, List.of(symbol))).getMessage();
    }
}

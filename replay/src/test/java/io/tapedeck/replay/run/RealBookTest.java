package io.tapedeck.replay.run;

import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.journal.catalogue.TapeContent;
import io.tapedeck.replay.importer.SharedData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Six real minutes of ETHUSDT futures with every trade and every quote, against a walk over the raw trades that knows
 * no candles.
 */
class RealBookTest {
    private static final String CAPTURE = "feeds/hftbacktest/usdm_ethusdt_20240808.gz";
    private static final Pattern QUOTE = Pattern.compile(
        "\"e\":\"bookTicker\".*\"b\":\"([0-9.]+)\",\"B\":\"([0-9.]+)\",\"a\":\"([0-9.]+)\",\"A\":\"([0-9.]+)\","
            + "\"T\":(\\d+)");
    private static final Pattern TRADE = Pattern.compile(
        "\"e\":\"trade\".*\"T\":(\\d+),\"s\":\"ETHUSDT\",\"t\":(\\d+),\"p\":\"([0-9.]+)\",\"q\":\"([0-9.]+)\".*"
            + "\"m\":(\\w+)");
    private static final long MINUTE_MILLIS = 60_000;

    @TempDir
    private Path directory;
    private final List<Tick> quotes = new ArrayList<>();
    private final List<Tick> trades = new ArrayList<>();
    private ImportedMarket market;
    private long firstMinute;
    private long lastMinute;

    /** A moment with a price: of a trade, or the ask and the bid of a quote. */
    private record Tick(long millis, BigDecimal price, BigDecimal other) {
    }

    private record Closed(long entryMillis, BigDecimal entry, long exitMillis, BigDecimal exit) {
    }

    @BeforeEach
    void importCapture() throws IOException {
        final StringBuilder quoteFile = new StringBuilder("time,bid,bidqty,ask,askqty\n");
        final StringBuilder tradeFile = new StringBuilder("time,price,qty,id,m\n");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(
            Files.newInputStream(SharedData.require(CAPTURE))), StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> readLine(line, quoteFile, tradeFile));
        }
        market = new ImportedMarket(directory.resolve("journal"), "ETHUSDT", MarketKind.LINEAR_PERPETUAL)
            .candles(Timeframe.M1, Files.writeString(directory.resolve("candles.csv"), candles()));
        market.events(TapeContent.QUOTES, Files.writeString(directory.resolve("quotes.csv"), quoteFile));
        market.events(TapeContent.TRADES, Files.writeString(directory.resolve("trades.csv"), tradeFile));
    }

    private void readLine(final String line, final StringBuilder quoteFile, final StringBuilder tradeFile) {
        final Matcher quote = QUOTE.matcher(line);
        if (quote.find()) {
            quoteFile.append(quote.group(5)).append(',').append(quote.group(1)).append(',').append(quote.group(2))
                .append(',').append(quote.group(3)).append(',').append(quote.group(4)).append('\n');
            quotes.add(new Tick(Long.parseLong(quote.group(5)), new BigDecimal(quote.group(3)),
                new BigDecimal(quote.group(1))));
        }
        final Matcher trade = TRADE.matcher(line);
        if (trade.find()) {
            tradeFile.append(trade.group(1)).append(',').append(trade.group(3)).append(',').append(trade.group(4))
                .append(',').append(trade.group(2)).append(',').append(trade.group(5)).append('\n');
            trades.add(new Tick(Long.parseLong(trade.group(1)), new BigDecimal(trade.group(3)),
                new BigDecimal(trade.group(4))));
        }
    }

    /** Whole minutes only: the capture begins and ends inside one. */
    private String candles() {
        trades.sort(Comparator.comparingLong(Tick::millis));
        quotes.sort(Comparator.comparingLong(Tick::millis));
        final TreeMap<Long, List<Tick>> minutes = new TreeMap<>();
        trades.forEach(trade -> minutes.computeIfAbsent(trade.millis() / MINUTE_MILLIS, any -> new ArrayList<>())
            .add(trade));
        minutes.pollFirstEntry();
        minutes.pollLastEntry();
        final StringBuilder file = new StringBuilder("time,open,high,low,close,volume\n");
        minutes.forEach((minute, ticks) -> file.append(minute * MINUTE_MILLIS)
            .append(',').append(ticks.get(0).price())
            .append(',').append(ticks.stream().map(Tick::price).max(BigDecimal::compareTo).orElseThrow())
            .append(',').append(ticks.stream().map(Tick::price).min(BigDecimal::compareTo).orElseThrow())
            .append(',').append(ticks.get(ticks.size() - 1).price())
            .append(',').append(ticks.stream().map(Tick::other).reduce(BigDecimal.ZERO, BigDecimal::add)).append('\n'));
        firstMinute = minutes.firstKey();
        lastMinute = minutes.lastKey();
        return file.toString();
    }

    private static ReplaySpec spec(final String fill, final int direction, final String stop, final String target) {
        return ReplayHarness.with(ReplayHarness.smaCross(), "strategy", "hold", "timeframe", "1m", "fill", fill,
            "parameter.direction", Integer.toString(direction), "parameter.quantity", "0.01",
            "parameter.stop", stop, "parameter.target", target,
            "trading.account", "CROSS_MARGIN", "trading.leverage", "2");
    }

    /** Enters at the close of every minute in which it is flat; leaves with the trade that reaches a level. */
    private List<Closed> naive(final boolean book, final int direction, final BigDecimal stop,
        final BigDecimal target) {
        final List<Closed> closed = new ArrayList<>();
        long flatSince = 0;
        for (long minute = firstMinute + 1; minute <= lastMinute; minute++) {
            final long decided = minute * MINUTE_MILLIS;
            if (flatSince > decided) {
                continue;
            }
            final Tick entry = (book ? quotes : trades).stream().filter(tick -> tick.millis() >= decided).findFirst()
                .orElseThrow();
            final BigDecimal price = book && direction < 0 ? entry.other() : entry.price();
            final long entryMillis = book ? entry.millis() : decided;
            final Closed trade = exit(entryMillis, price, direction, stop, target);
            if (trade == null) {
                break;
            }
            closed.add(trade);
            flatSince = trade.exitMillis();
        }
        return closed;
    }

    private Closed exit(final long entryMillis, final BigDecimal entry, final int direction, final BigDecimal stop,
        final BigDecimal target) {
        final BigDecimal lower = level(entry, direction > 0 ? stop : target, -1);
        final BigDecimal upper = level(entry, direction > 0 ? target : stop, 1);
        for (final Tick trade : trades) {
            if (trade.millis() >= entryMillis && trade.millis() < (lastMinute + 1) * MINUTE_MILLIS
                && (trade.price().compareTo(lower) <= 0 || trade.price().compareTo(upper) >= 0)) {
                return new Closed(entryMillis, entry, trade.millis(), trade.price());
            }
        }
        return null;
    }

    /** Away from the entry, to the tick that is farther. */
    private static BigDecimal level(final BigDecimal entry, final BigDecimal share, final int sign) {
        return entry.add(entry.multiply(share).multiply(BigDecimal.valueOf(sign)))
            .setScale(2, sign > 0 ? RoundingMode.CEILING : RoundingMode.FLOOR);
    }

    @ParameterizedTest
    @CsvSource({"NEXT, 1, 0.0001, 0.0002", "NEXT, -1, 0.0002, 0.0001", "NEXT, 1, 0.0004, 0.0004",
        "BOOK, 1, 0.0001, 0.0002", "BOOK, -1, 0.0001, 0.0002", "BOOK, 1, 0.0003, 0.0003", "BOOK, -1, 0.0005, 0.0002"})
    void exitsHappenWithTheTradeThatReachesTheirLevel(final String fill, final int direction, final BigDecimal stop,
        final BigDecimal target) {
        final ReplayResult result =
            market.run(spec(fill, direction, stop.toPlainString(), target.toPlainString()));

        final List<Closed> expected = naive(fill.equals("BOOK"), direction, stop, target);
        assertEquals(expected, result.trades().stream().map(trade -> new Closed(trade.entryTimeNs() / 1_000_000,
            BigDecimal.valueOf(trade.entryPrice(), 2), trade.exitTimeNs() / 1_000_000,
            BigDecimal.valueOf(trade.exitPrice(), 2))).toList());
        assertTrue(expected.size() >= 2, expected.toString());
        assertEquals(0, result.counts().ambiguousExits());
    }

    /** Without the trades the same minutes leave the order of their prices open. */
    @Test
    void minutesAloneCannotTell() throws IOException {
        final ImportedMarket minutes = new ImportedMarket(directory.resolve("minutes"), "ETHUSDT",
            MarketKind.LINEAR_PERPETUAL).candles(Timeframe.M1, directory.resolve("candles.csv"));

        assertTrue(minutes.run(spec("NEXT", 1, "0.0001", "0.0002")).counts().ambiguousExits() > 0);
    }
}

package io.tapedeck.replay.run;

import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.journal.catalogue.TapeContent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * A market of minutes, of which something else is heard now and then: quotes and open interest at any moment, funding
 * every eight hours.
 *
 * @param symbol     of all tapes.
 * @param seed       of the market.
 * @param days       from 2022-01-01 on.
 * @param silentDays first day without candles, and how many there are.
 */
record SparseMarket(String symbol, long seed, int days, int... silentDays) {
    private static final long START_MILLIS = 1_640_995_200_000L;
    private static final long MINUTE_MILLIS = 60_000;
    private static final int MINUTES_OF_DAY = 1_440;

    /** Writes the files and imports them. */
    void importInto(final Path journal, final Path files) throws IOException {
        final SplittableRandom random = new SplittableRandom(seed);
        final StringBuilder candles = new StringBuilder("time,open,high,low,close,volume\n");
        final StringBuilder quotes = new StringBuilder("time,bid,bidqty,ask,askqty\n");
        final StringBuilder interest = new StringBuilder("time,open_interest\n");
        final StringBuilder funding = new StringBuilder("time,rate,mark_price\n");
        int price = 10_000;
        for (int minute = 0; minute < days * MINUTES_OF_DAY; minute++) {
            final int open = price;
            price = Math.max(1_000, price + random.nextInt(-20, 21));
            if (!isSilent(minute)) {
                candles.append(row(millis(minute), open, Math.max(open, price) + 5, Math.min(open, price) - 5, price,
                    random.nextInt(1, 50)));
            }
            if (random.nextInt(50) == 0) {
                quotes.append(row(inside(minute, random), price - 1, 900, price + 1, 900));
            }
            if (random.nextInt(200) == 0) {
                interest.append(row(inside(minute, random), random.nextInt(1_000, 2_000)));
            }
            if (minute % 480 == 479) {
                funding.append(millis(minute + 1)).append(",0.0001,").append(decimal(price)).append('\n');
            }
        }
        final ImportedMarket market = new ImportedMarket(journal, symbol, MarketKind.SPOT)
            .candles(Timeframe.M1, Files.writeString(files.resolve(symbol + "-candles.csv"), candles));
        market.events(TapeContent.QUOTES, Files.writeString(files.resolve(symbol + "-quotes.csv"), quotes));
        market.events(TapeContent.OPEN_INTEREST,
            Files.writeString(files.resolve(symbol + "-interest.csv"), interest));
        market.events(TapeContent.FUNDING, Files.writeString(files.resolve(symbol + "-funding.csv"), funding));
    }

    private boolean isSilent(final int minute) {
        final int day = minute / MINUTES_OF_DAY;
        return silentDays.length > 0 && day >= silentDays[0] && day < silentDays[0] + silentDays[1];
    }

    private static long millis(final int minute) {
        return START_MILLIS + minute * MINUTE_MILLIS;
    }

    private static long inside(final int minute, final SplittableRandom random) {
        return millis(minute) + random.nextLong(MINUTE_MILLIS);
    }

    private static String row(final long millis, final int... hundredths) {
        final StringBuilder row = new StringBuilder().append(millis);
        for (final int value : hundredths) {
            row.append(',').append(decimal(value));
        }
        return row.append('\n').toString();
    }

    private static String decimal(final int hundredths) {
        return hundredths / 100 + "." + hundredths / 10 % 10 + hundredths % 10;
    }
}

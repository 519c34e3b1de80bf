package io.tapedeck.replay.importer;

import io.tapedeck.replay.check.CandleFault;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The columns of a Binance candle dump in their order, and what header lines call them. */
enum CandleField {
    OPEN_TIME("open_time", "opentime", "timestamp", "time", "date", "datetime", "unix"),
    OPEN("open", "open", "openprice"),
    HIGH("high", "high", "highprice"),
    LOW("low", "low", "lowprice"),
    CLOSE("close", "close", "closeprice"),
    VOLUME("volume", "volume", "basevolume", "baseassetvolume"),
    CLOSE_TIME("close_time", "closetime"),
    QUOTE_VOLUME("quote_volume", "quotevolume", "quoteassetvolume"),
    TRADE_COUNT("count", "count", "trades", "tradecount", "numberoftrades", "numtrades"),
    TAKER_BUY_VOLUME("taker_buy_volume", "takerbuyvolume", "takerbuybase", "takerbuybasevolume",
        "takerbuybaseassetvolume"),
    TAKER_BUY_QUOTE_VOLUME("taker_buy_quote_volume", "takerbuyquote", "takerbuyquotevolume",
        "takerbuyquoteassetvolume"),
    IGNORE("ignore", "ignore", "ignored", "unused");

    /** How many columns a file may have. */
    static final List<Integer> WIDTHS = List.of(VOLUME.column(), TAKER_BUY_QUOTE_VOLUME.column(), IGNORE.column());

    private static final CandleField[] ALL = values();

    private final String label;
    private final List<String> names;

    CandleField(final String label, final String... names) {
        this.label = label;
        this.names = List.of(names);
    }

    static CandleField at(final int index) {
        return ALL[index];
    }

    /** Position for people, from 1. */
    int column() {
        return ordinal() + 1;
    }

    String label() {
        return label;
    }

    /** Whether a header line that says this means this column; case, blanks and underscores do not matter. */
    boolean isCalled(final String header) {
        return names.contains(header.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""));
    }

    static boolean isAnyCalled(final String header) {
        return Arrays.stream(ALL).anyMatch(field -> field.isCalled(header));
    }

    /** The column in which a person looks for a fault. */
    static CandleField concernedBy(final CandleFault fault) {
        return switch (fault) {
            case OPEN_NOT_POSITIVE, OPEN_OUT_OF_RANGE -> OPEN;
            case HIGH_NOT_POSITIVE, HIGH_BELOW_LOW -> HIGH;
            case LOW_NOT_POSITIVE -> LOW;
            case CLOSE_NOT_POSITIVE, CLOSE_OUT_OF_RANGE -> CLOSE;
            case VOLUME_NEGATIVE -> VOLUME;
            case QUOTE_VOLUME_NEGATIVE -> QUOTE_VOLUME;
            case TRADE_COUNT_NEGATIVE -> TRADE_COUNT;
            case TAKER_VOLUME_NEGATIVE, TAKER_VOLUME_ABOVE_VOLUME -> TAKER_BUY_VOLUME;
        };
    }
}

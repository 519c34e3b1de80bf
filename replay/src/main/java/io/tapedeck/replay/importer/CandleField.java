package io.tapedeck.replay.importer;

import io.tapedeck.replay.check.CandleFault;

import java.util.List;
import java.util.Locale;

/** The columns of a Binance candle dump in their order, and what header lines of all sorts call them. */
enum CandleField {
    OPEN_TIME("open_time", "opentime", "timestamp", "time", "date", "datetime", "unix", "start", "starttime",
        "unixtimestamp", "ts", "t"),
    OPEN("open", "open", "openprice", "o"),
    HIGH("high", "high", "highprice", "h"),
    LOW("low", "low", "lowprice", "l"),
    CLOSE("close", "close", "closeprice", "last", "c"),
    VOLUME("volume", "volume", "basevolume", "baseassetvolume", "vol", "v"),
    CLOSE_TIME("close_time", "closetime"),
    QUOTE_VOLUME("quote_volume", "quotevolume", "quoteassetvolume"),
    TRADE_COUNT("count", "count", "trades", "tradecount", "numberoftrades", "numtrades"),
    TAKER_BUY_VOLUME("taker_buy_volume", "takerbuyvolume", "takerbuybase", "takerbuybasevolume",
        "takerbuybaseassetvolume"),
    TAKER_BUY_QUOTE_VOLUME("taker_buy_quote_volume", "takerbuyquote", "takerbuyquotevolume",
        "takerbuyquoteassetvolume"),
    IGNORE("ignore", "ignore", "ignored", "unused");

    private final String label;
    private final List<String> names;

    CandleField(final String label, final String... names) {
        this.label = label;
        this.names = List.of(names);
    }

    /** Position in a dump without a header line, from 0. */
    int position() {
        return ordinal();
    }

    String label() {
        return label;
    }

    boolean isPrice() {
        return this == OPEN || this == HIGH || this == LOW || this == CLOSE;
    }

    /** Whether a header line that says this means this column; case, blanks and underscores do not matter. */
    boolean isCalled(final String header) {
        return names.contains(header.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""));
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

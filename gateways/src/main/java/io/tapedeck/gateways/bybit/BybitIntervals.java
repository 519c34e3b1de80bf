package io.tapedeck.gateways.bybit;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.gateways.json.NameTable;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Bybit's names of the spans of candles. */
final class BybitIntervals {
    static final NameTable<Timeframe> TIMEFRAMES = new NameTable<>(Arrays.stream(Timeframe.values())
        .collect(Collectors.toMap(BybitIntervals::nameOf, Function.identity())));

    private BybitIntervals() {
    }

    static String nameOf(final Timeframe timeframe) {
        return switch (timeframe) {
            case M1 -> "1";
            case M5 -> "5";
            case M15 -> "15";
            case H1 -> "60";
            case H4 -> "240";
            case D1 -> "D";
            case W1 -> "W";
        };
    }
}

package io.tapedeck.gateways.binance;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.gateways.json.NameTable;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds instruments and timeframes by the names that Binance gives them. */
final class BinanceNames {
    /** Binance names the spans as this program does; it has more of them. */
    static final NameTable<Timeframe> TIMEFRAMES = new NameTable<>(Arrays.stream(Timeframe.values())
        .collect(Collectors.toMap(Timeframe::label, Function.identity())));

    private BinanceNames() {
    }

    static NameTable<Instrument> bySymbol(final List<Instrument> instruments) {
        return new NameTable<>(instruments.stream().collect(Collectors.toMap(Instrument::symbol,
            Function.identity())));
    }
}

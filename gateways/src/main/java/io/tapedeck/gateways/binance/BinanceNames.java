package io.tapedeck.gateways.binance;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.gateways.json.JsonSteps;
import io.tapedeck.gateways.json.NameTable;
import io.tapedeck.gateways.json.ShortNames;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds instruments and timeframes by the names that Binance gives them. */
final class BinanceNames {
    /** Binance names the spans as this program does; it has more of them. */
    static final NameTable<Timeframe> TIMEFRAMES = new NameTable<>(timeframes());
    /** The same, for messages in their usual form. */
    static final ShortNames<Timeframe> SHORT_TIMEFRAMES = new ShortNames<>(timeframes());

    private BinanceNames() {
    }

    private static Map<String, Timeframe> timeframes() {
        return Arrays.stream(Timeframe.values()).collect(Collectors.toMap(Timeframe::label, Function.identity()));
    }

    static NameTable<Instrument> bySymbol(final List<Instrument> instruments) {
        return new NameTable<>(byName(instruments.stream()));
    }

    /** Those that messages in their usual form can be about. */
    static ShortNames<Instrument> bySymbolIfShort(final List<Instrument> instruments) {
        return new ShortNames<>(byName(instruments.stream().filter(BinanceNames::isCoarse)));
    }

    private static boolean isCoarse(final Instrument instrument) {
        return Math.max(instrument.priceScale(), instrument.quantityScale()) <= JsonSteps.MOST_DECIMALS;
    }

    private static Map<String, Instrument> byName(final Stream<Instrument> instruments) {
        return instruments.collect(Collectors.toMap(Instrument::symbol, Function.identity()));
    }
}

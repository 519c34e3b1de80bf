package io.tapedeck.app.cli;

import io.tapedeck.replay.run.ReplaySpec;
import picocli.CommandLine.Option;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is traded, and when. */
final class SpanOptions {
    @Option(names = "--from", paramLabel = "TIME", converter = Values.InstantValue.class,
        description = "Trade from here on, by open time, UTC; what lies before warms the indicators up.")
    private Instant from;

    @Option(names = "--to", paramLabel = "TIME", converter = Values.InstantValue.class,
        description = "Stop before the candle that opens here.")
    private Instant to;

    @Option(names = "--symbols", paramLabel = "SYMBOL", split = ",",
        description = "Symbols to trade, joined by commas; needed where the journal has several.")
    private List<String> symbols = List.of();

    /** What was typed, everything else as it is where nothing is asked for. */
    ReplaySpec spec() {
        return RequestOptions.plain(symbols, Optional.ofNullable(from), Optional.ofNullable(to));
    }

    boolean namesSymbols() {
        return !symbols.isEmpty();
    }
}

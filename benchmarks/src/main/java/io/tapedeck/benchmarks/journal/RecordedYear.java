package io.tapedeck.benchmarks.journal;

import io.tapedeck.benchmarks.replay.YearOfCandles;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.FillModel;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.tape.SessionTapeWriter;
import io.tapedeck.replay.run.ReplayResult;
import io.tapedeck.replay.run.ReplayRunner;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.run.RunProgress;
import io.tapedeck.replay.run.RunTape;
import io.tapedeck.replay.run.StrategySpec;
import io.tapedeck.replay.run.TradingSpec;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A year of candles, and what {@code sma-cross} on 1h decided about it. */
final class RecordedYear {
    private final Path directory;
    private final HistoryTape history;

    RecordedYear(final Path directory) throws IOException {
        this.directory = directory;
        history = YearOfCandles.write(journal());
    }

    Path journal() {
        return directory.resolve("journal");
    }

    RecordedTape history() {
        return RecordedTape.at(history.directory()).orElseThrow();
    }

    RecordedTape record(final RecordLevel level) throws IOException {
        final Path tape = directory.resolve("run-" + level).resolve("tape");
        final ReplayRunner runner =
            new ReplayRunner(List.of(history), StrategyCatalogue.load(), "benchmark", System::nanoTime);
        final ReplayResult result;
        try (SessionTapeWriter writer = new SessionTapeWriter(tape, level)) {
            result = runner.run(runner.plan(spec()), ThreadMode.INLINE, writer, RunProgress.NONE);
        }
        RunTape.complete(tape, level, result);
        return RecordedTape.at(tape).orElseThrow();
    }

    private static ReplaySpec spec() {
        return new ReplaySpec(List.of(), Optional.empty(), Optional.empty(),
            StrategySpec.plain("sma-cross", Timeframe.H1), new BigDecimal("10000"), Optional.empty(), FillModel.NEXT,
            Optional.empty(), Optional.empty(), TradingSpec.PLAIN, Map.of(), ReplaySpec.EndOfData.KEEP_OPEN);
    }
}

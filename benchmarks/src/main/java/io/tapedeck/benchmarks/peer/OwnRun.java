package io.tapedeck.benchmarks.peer;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.FillModel;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.journal.catalogue.Catalogue;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.replay.run.ReplayResult;
import io.tapedeck.replay.run.ReplayRunner;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.run.RunProgress;
import io.tapedeck.replay.run.StrategySpec;
import io.tapedeck.replay.run.TradingSpec;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code sma-cross} on every minute of a tape, which is read each time: a program of its own. */
public final class OwnRun {
    private OwnRun() {
    }

    /**
     * Prints the candles a second of each round behind those that warm up, in millions.
     *
     * @param arguments the journal with the tape, rounds that warm up, rounds that count, and the mode of threads.
     */
    public static void main(final String[] arguments) {
        final List<HistoryTape> tapes = new Catalogue(Path.of(arguments[0])).tapes();
        final ReplayRunner runner = new ReplayRunner(tapes, StrategyCatalogue.load(), "benchmark", System::nanoTime);
        final ReplayRunner.Plan plan = runner.plan(new ReplaySpec(List.of(), Optional.empty(), Optional.empty(),
            StrategySpec.plain("sma-cross", Timeframe.M1), new BigDecimal("10000"), Optional.empty(), FillModel.NEXT,
            Optional.empty(), Optional.empty(), TradingSpec.PLAIN, Map.of(), ReplaySpec.EndOfData.KEEP_OPEN));
        final ThreadMode threads = ThreadMode.valueOf(arguments[3]);
        final int warmUp = Integer.parseInt(arguments[1]);
        final int rounds = warmUp + Integer.parseInt(arguments[2]);
        for (int round = 0; round < rounds; round++) {
            final long startNs = System.nanoTime();
            final ReplayResult result = runner.run(plan, threads, FrameListener.NONE, RunProgress.NONE);
            final long wallNs = System.nanoTime() - startNs;
            if (result.trades().isEmpty()) {
                throw new IllegalStateException("no position was opened");
            }
            if (round >= warmUp) {
                System.out.println(tapes.get(0).frames() * 1_000.0 / wallNs);
            }
        }
    }
}

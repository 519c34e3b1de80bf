package io.tapedeck.benchmarks.replay;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.FillModel;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.journal.catalogue.Catalogue;
import io.tapedeck.journal.tape.Folders;
import io.tapedeck.journal.tape.SessionTapeWriter;
import io.tapedeck.replay.run.ReplayResult;
import io.tapedeck.replay.run.ReplayRunner;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.run.RunProgress;
import io.tapedeck.replay.run.StrategySpec;
import io.tapedeck.replay.run.TradingSpec;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A market that is replayed over and over: {@code sma-cross} on 1h over candles, {@code trade-counter} over trades. */
final class MarketReplay {
    private final Path work;
    private final ReplayRunner runner;
    private final ReplayRunner.Plan plan;
    private int runs;

    MarketReplay(final BenchmarkMarket market, final Path work) throws IOException {
        this.work = work;
        final Optional<Path> written = PreparedTapes.find(market.name());
        final Catalogue catalogue = written.isPresent() ? new Catalogue(written.get())
            : market.write(work.resolve("journal"));
        runner = new ReplayRunner(catalogue.tapes(), StrategyCatalogue.load(), "benchmark", System::nanoTime);
        plan = runner.plan(new ReplaySpec(market.symbols(), Optional.empty(), Optional.empty(),
            market.hasTrades() ? StrategySpec.plain(TradeCounterProvider.NAME, Timeframe.M1)
                : StrategySpec.plain("sma-cross", Timeframe.H1), new BigDecimal("10000"), Optional.empty(),
            FillModel.NEXT, Optional.empty(), Optional.empty(), TradingSpec.PLAIN, Map.of(),
            ReplaySpec.EndOfData.KEEP_OPEN));
    }

    /** Plays it and records it as a level says, through whoever listens before. */
    ReplayResult play(final ThreadMode mode, final RecordLevel level, final UnaryOperator<FrameListener> before)
        throws IOException {
        if (level == RecordLevel.NONE) {
            return runner.run(plan, mode, before.apply(FrameListener.NONE), RunProgress.NONE);
        }
        runs++;
        final Path run = work.resolve("run-" + runs);
        try (SessionTapeWriter writer = new SessionTapeWriter(run, level)) {
            return runner.run(plan, mode, before.apply(writer), RunProgress.NONE);
        } finally {
            Folders.delete(run);
        }
    }
}

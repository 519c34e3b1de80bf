package io.tapedeck.replay.run;

import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.FillModel;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.journal.catalogue.Catalogue;
import io.tapedeck.journal.catalogue.HistoryKey;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.tape.SessionTapeWriter;
import io.tapedeck.replay.importer.HistoryImporter;
import io.tapedeck.replay.importer.ImportProgress;
import io.tapedeck.replay.importer.ImportRequest;
import io.tapedeck.replay.importer.VenueDefaults;
import io.tapedeck.replay.importer.InstrumentTerms;
import io.tapedeck.replay.sample.SampleTape;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Journals and runs for tests. */
public final class ReplayHarness {
    static final long SAMPLE_START_NS = 1_640_995_200L * 1_000_000_000L;

    private final Catalogue catalogue;

    public ReplayHarness(final Path journal) {
        catalogue = new Catalogue(journal);
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    public ReplayHarness sample(final String symbol, final long seed, final int days) {
        return sample(symbol, seed, SAMPLE_START_NS, days);
    }

    ReplayHarness sample(final String symbol, final long seed, final long fromNs, final int days) {
        try {
            new SampleTape(symbol, seed, fromNs, days * 1_440L).writeTo(catalogue, "test");
        } catch (final IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return this;
    }

    /** Imports real candles with the step of the venue. */
    ReplayHarness real(final String symbol, final Timeframe timeframe, final String step, final Path... files) {
        final InstrumentTerms terms = InstrumentTerms.spot(new BigDecimal("0.01"), new BigDecimal(step),
            new BigDecimal("5"), new BigDecimal("0.001"), "USDT");
        try {
            HistoryImporter.run(new ImportRequest(catalogue, HistoryKey.candles("binance", symbol, timeframe),
                List.of(files), Optional.of(terms), VenueDefaults.of(MarketKind.SPOT), "test",
                ImportProgress.SILENT));
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return this;
    }

    public ReplayRunner runner() {
        return runner(catalogue.tapes());
    }

    static ReplayRunner runner(final List<HistoryTape> tapes) {
        return new ReplayRunner(tapes, StrategyCatalogue.load(), "test", System::nanoTime);
    }

    ReplayResult run(final ReplaySpec spec, final ThreadMode mode) {
        final ReplayRunner runner = runner();
        return runner.run(runner.plan(spec), mode, FrameListener.NONE, RunProgress.NONE);
    }

    public ReplayResult run(final ReplaySpec spec) {
        return run(spec, ThreadMode.INLINE);
    }

    public ReplayResult record(final ReplaySpec spec, final ThreadMode mode, final RecordLevel level, final Path run) {
        final ReplayRunner runner = runner();
        final Path tape = run.resolve("tape");
        final ReplayResult result;
        try (SessionTapeWriter writer = new SessionTapeWriter(tape, level)) {
            result = runner.run(runner.plan(spec), mode, writer, RunProgress.NONE);
        }
        try {
            RunTape.complete(tape, level, result);
        } catch (final IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return result;
    }

    Verification.Outcome verify(final Path run, final ThreadMode mode) {
        return new Verification(RunTape.of(run), catalogue, StrategyCatalogue.load())
            .run("test", System::nanoTime, mode, RunProgress.NONE);
    }

    public static ReplaySpec smaCross() {
        return new ReplaySpec(List.of(), Optional.empty(), Optional.empty(),
            StrategySpec.plain("sma-cross", Timeframe.H1),
            new BigDecimal("10000"), Optional.empty(), FillModel.NEXT, Optional.empty(), Optional.empty(),
            TradingSpec.PLAIN, Map.of(), ReplaySpec.EndOfData.KEEP_OPEN);
    }

    /** A spec with some of its values, as a manifest writes them, replaced. */
    public static ReplaySpec with(final ReplaySpec spec, final String... namesAndValues) {
        final Map<String, String> text = new java.util.LinkedHashMap<>(spec.asText());
        for (int index = 0; index < namesAndValues.length; index += 2) {
            text.put(namesAndValues[index], namesAndValues[index + 1]);
        }
        return ReplaySpec.ofText(text);
    }

    static Instant instant(final long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }
}

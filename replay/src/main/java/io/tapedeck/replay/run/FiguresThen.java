package io.tapedeck.replay.run;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.journal.catalogue.Catalogue;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The figures that a strategy's decisions rested on at a moment of a recorded run, decided or not. A strategy may hold
 * a candle against what lay before it, or take it in first: so it is asked before the last base candle and after it.
 * Immutable.
 *
 * @param before name to value, prices in their currency.
 * @param after  the same with the last base candle.
 * @param isWarm whether a signal would have counted then.
 */
public record FiguresThen(Map<String, Double> before, Map<String, Double> after, boolean isWarm) {
    /** Keeps copies. */
    public FiguresThen {
        before = Collections.unmodifiableMap(new LinkedHashMap<>(before));
        after = Collections.unmodifiableMap(new LinkedHashMap<>(after));
    }

    /**
     * Plays a recorded run up to a moment and asks.
     *
     * @param tape         of the run.
     * @param catalogue    of the history that it named.
     * @param strategies   to choose from.
     * @param instrumentId of the symbol.
     * @param moment       up to which base candles close.
     * @return what the strategy says.
     */
    public static FiguresThen ask(final RunTape tape, final Catalogue catalogue, final StrategyCatalogue strategies,
        final int instrumentId, final Instant moment) {
        final ReplayRunner runner = new Verification(tape, catalogue, strategies)
            .runner(tape.manifest().text("codeVersion"), () -> 0);
        final ReplayRunner.Plan plan = runner.plan(tape.spec().until(moment));
        final Instrument instrument = plan.instruments().get(instrumentId);
        final NamedFigures after = new NamedFigures(instrument);
        final boolean isWarm = runner.explain(plan, instrumentId, after);
        final NamedFigures before = new NamedFigures(instrument);
        runner.explain(runner.plan(tape.spec().until(moment.minusNanos(instrument.baseTimeframe().durationNs()))),
            instrumentId, before);
        return new FiguresThen(before.values(), after.values(), isWarm);
    }
}

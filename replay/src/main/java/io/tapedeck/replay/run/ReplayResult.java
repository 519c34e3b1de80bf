package io.tapedeck.replay.run;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.pipeline.SessionSettings;
import io.tapedeck.replay.performance.EquityCurve;
import io.tapedeck.replay.performance.Performance;
import io.tapedeck.replay.performance.RunFacts;
import io.tapedeck.replay.performance.RunMetrics;
import io.tapedeck.replay.source.InstrumentSource;
import io.tapedeck.replay.source.ReplayInput;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came out of a replay.
 *
 * @param spec           that was asked for.
 * @param settings       that the session started with.
 * @param strategy       that decided.
 * @param input          that was played.
 * @param counts         of what happened.
 * @param digests        fingerprints.
 * @param fills          in the order in which they were booked.
 * @param trades         round trips in the order of their ends.
 * @param openPositions  at the end of the data.
 * @param symbols        what each of them brought, in the order of their numbers.
 * @param refusals       verdict to how often the risk gate gave it.
 * @param refusedSignals every one of them, in their order.
 * @param equity         curve.
 * @param performance    figures.
 * @param facts          what the other figures are made from.
 * @param wallNanos      time that the run took, the start of the program not included.
 * @param firstFailure   of a stage, where one failed.
 */
public record ReplayResult(
    ReplaySpec spec,
    SessionSettings settings,
    StrategySelection strategy,
    ReplayInput input,
    Counts counts,
    Digests digests,
    List<FillRecord> fills,
    List<TradeRecord> trades,
    List<OpenPosition> openPositions,
    List<SymbolResult> symbols,
    Map<String, Long> refusals,
    List<RefusalRecord> refusedSignals,
    EquityCurve equity,
    Performance performance,
    RunFacts facts,
    long wallNanos,
    Optional<String> firstFailure) {

    /**
     * How often things happened.
     *
     * @param frames         base candles that were played, warm-up included.
     * @param selectedFrames base candles between {@code from} and {@code to}.
     * @param gaps           spans without base candles.
     * @param orders         accepted by the risk gate.
     * @param fees           money.
     * @param funding        received less paid, money.
     * @param dividends      received less paid, money; cash for what a split left over is one.
     * @param insurance      what the venue's insurance paid, money.
     * @param liquidations   fills by which the venue took a position.
     * @param ambiguousExits exits whose order the finest data could not tell.
     * @param ambiguousWorth money that the better order would have brought more.
     * @param recordedFrames that stand on the run's own tape.
     */
    public record Counts(long frames, long selectedFrames, long gaps, long orders, long fees, long funding,
        long dividends, long insurance, long liquidations, long ambiguousExits, long ambiguousWorth,
        long recordedFrames) {
    }

    /**
     * Instrument of a trade or position.
     *
     * @param id in this run.
     * @return never null.
     */
    public Instrument instrument(final int id) {
        return instruments().get(id);
    }

    /**
     * What was traded.
     *
     * @return by number.
     */
    public List<Instrument> instruments() {
        return input.instruments();
    }

    /**
     * The history that was read.
     *
     * @return tapes of every instrument; none where a session was played again.
     */
    public List<InstrumentSource> sources() {
        return input.sources();
    }

    /**
     * Contracts of which nobody said what must be maintained: they are liquidated when nothing is left behind them.
     *
     * @return their symbols.
     */
    public List<String> symbolsWithoutBrackets() {
        return instruments().stream()
            .filter(instrument -> instrument.isMargined() && spec.trading().brackets().of(instrument).isEmpty())
            .map(Instrument::symbol).toList();
    }

    /**
     * Where the span begins that was traded on.
     *
     * @return what was asked for, but not before the first candle.
     */
    public Instant firstMoment() {
        final Instant first = moment(input.firstNs());
        return spec.from().filter(first::isBefore).orElse(first);
    }

    /**
     * Where the span ends that was traded on.
     *
     * @return what was asked for, but not after the last candle.
     */
    public Instant lastMoment() {
        final Instant last = moment(input.endNs());
        return spec.to().filter(last::isAfter).orElse(last);
    }

    private static Instant moment(final long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }

    /**
     * The figures beyond those of the performance.
     *
     * @return computed when they are first asked for.
     */
    public RunMetrics metrics() {
        return facts.metrics();
    }

    /**
     * Speed of the run.
     *
     * @return base candles in a second.
     */
    public double framesPerSecond() {
        return counts.frames() * 1e9 / wallNanos;
    }
}

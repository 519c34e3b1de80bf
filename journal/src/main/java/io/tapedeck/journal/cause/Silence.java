package io.tapedeck.journal.cause;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.journal.inspect.RecordedInstruments;
import io.tapedeck.journal.inspect.RecordedMessage;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.tape.DamagedTapeException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a tape says about a moment at which nothing was done: decisions around it, and what kept them away. One walk,
 * up to the next close of the strategy's timeframe. One thread.
 */
public final class Silence {
    private static final Set<String> WANTED = Set.of("Signal", "ExitsWished", "RiskVerdict", "StrategyNote",
        "OrderIntent", "Fill", "PositionChanged", "TradingStateChanged", "StageFailed");

    private final RecordedFrames frames;
    private final String symbol;
    private final long atNs;
    private final List<RecordedStep> given = new ArrayList<>();
    private Optional<RecordedStep> before = Optional.empty();
    private Optional<RecordedStep> halt = Optional.empty();
    private Optional<RecordedFact> position = Optional.empty();
    private OptionalLong closing = OptionalLong.empty();

    /**
     * Looks around a moment.
     *
     * @param tape   of the run.
     * @param symbol that nothing was done with.
     * @param atNs   the moment.
     */
    public Silence(final RecordedTape tape, final String symbol, final long atNs) {
        this.symbol = symbol;
        this.atNs = atNs;
        frames = new RecordedFrames(tape);
        frames.walk(frame -> {
            if (frame.messageCount() > 1 && frames.session().isPresent() && frame.engineTimeNs() >= closeNs()) {
                lookForClose(frame);
            }
            if (frame.hasDecision() && frame.engineTimeNs() < nextCloseNs()) {
                keep(frames.facts(this::isWanted), frame.engineTimeNs());
            }
            return frames.session().isEmpty() || frame.engineTimeNs() < nextCloseNs();
        });
    }

    private void lookForClose(final Frame frame) {
        frames.derived(message -> {
            if (message.name().equals("CandleClosed") && isOfSymbol(message)
                && message.number("timeframe").orElse(-1) == timeframe().code()
                && message.number("openTimeNs").orElse(-1) + timeframe().durationNs() == closeNs()) {
                closing = OptionalLong.of(frame.sequence());
            }
        });
    }

    private boolean isWanted(final RecordedMessage message) {
        return WANTED.contains(message.name()) && isOfSymbol(message);
    }

    private boolean isOfSymbol(final RecordedMessage message) {
        return message.number("instrumentId").isEmpty()
            || frames.instruments().symbol((int) message.number("instrumentId").getAsLong())
            .filter(symbol::equals).isPresent();
    }

    private void keep(final List<RecordedFact> facts, final long timeNs) {
        if (facts.isEmpty()) {
            return;
        }
        final RecordedStep step = frames.step(List.of(), facts);
        if (timeNs <= atNs) {
            facts.forEach(fact -> learn(fact, step));
        }
        if (step.has("Signal") && timeNs >= closeNs()) {
            given.add(step);
        } else if (step.has("Signal") || step.has("Fill")) {
            before = Optional.of(step);
        }
    }

    private void learn(final RecordedFact fact, final RecordedStep step) {
        switch (fact.name()) {
            case "PositionChanged" -> position = Optional.of(fact);
            case "StageFailed" -> halt = Optional.of(step);
            case "TradingStateChanged" ->
                halt = fact.text("state").equals("ACTIVE") ? Optional.empty() : Optional.of(step);
            default -> {
            }
        }
    }

    /**
     * The timeframe that the strategy decides on.
     *
     * @return as the session was started with.
     */
    public Timeframe timeframe() {
        return Timeframe.ofCode((int) frames.session().orElseThrow().number("strategyTimeframe"));
    }

    /**
     * The last close of that timeframe that was known at the moment.
     *
     * @return nanoseconds.
     */
    public long closeNs() {
        return timeframe().startOf(atNs);
    }

    /**
     * The frame in which that candle was closed.
     *
     * @return empty where the recording does not have it: it is an input, or was left out, for it is no decision.
     */
    OptionalLong closing() {
        return closing;
    }

    private long nextCloseNs() {
        return closeNs() + timeframe().durationNs();
    }

    /**
     * Until when nothing could be traded.
     *
     * @return empty where trading began with the first candle.
     */
    public Optional<Long> untradedUntilNs() {
        return Optional.ofNullable(frames.session().orElseThrow().numbers().get("tradingFromNs"));
    }

    List<RecordedStep> given() {
        return given;
    }

    Optional<RecordedStep> before() {
        return before;
    }

    Optional<RecordedStep> halt() {
        return halt;
    }

    Optional<RecordedFact> openPosition() {
        return position.filter(held -> held.number("quantity") != 0);
    }

    RecordedInstruments instruments() {
        return frames.instruments();
    }

    String symbol() {
        return symbol;
    }

    long atNs() {
        return atNs;
    }

    /**
     * Where the walk ended before the moment.
     *
     * @return empty where the tape is sound up to it.
     */
    public Optional<DamagedTapeException> damage() {
        return frames.damage();
    }

    /**
     * What could be asked about.
     *
     * @return symbols that the run knew, joined by commas; empty where it knew none.
     */
    public Optional<String> symbols() {
        return Optional.of(String.join(", ", frames.instruments().symbols())).filter(names -> !names.isEmpty());
    }

    /**
     * The number of the symbol.
     *
     * @return empty where the run did not know it.
     */
    public Optional<Integer> instrumentId() {
        return frames.instruments().idOf(symbol);
    }
}

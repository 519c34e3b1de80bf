package io.tapedeck.app.live;

import io.tapedeck.app.configuration.ConfigurationException;
import io.tapedeck.app.control.CommandResult;
import io.tapedeck.app.control.CommandResult.Outcome;
import io.tapedeck.engine.event.codec.RiskLimitsEncoder;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.ring.SharedInlet;
import io.tapedeck.engine.risk.RiskLimits;
import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.journal.tape.DamagedTapeException;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.run.StrategySelection;
import io.tapedeck.replay.session.LiveSession;
import io.tapedeck.replay.session.ParameterReload;
import io.tapedeck.replay.session.SessionEngine;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Gives a running session what the configuration says now: limits and parameters of the strategy, each as frames.
 * Everything is checked before the first of them. Any thread but the pipeline's, one call at a time.
 */
final class SessionReload {
    private final Place place;
    private final SessionConfiguration configuration;
    private final StrategyParameters parameters;

    /**
     * What is reloaded.
     *
     * @param folder      of the session.
     * @param live        the session.
     * @param inlet       takes what may wait behind market data.
     * @param instruments that it trades, by number.
     * @param nowNs       time of receipt.
     */
    record Place(SessionFolder folder, LiveSession live, SharedInlet inlet, List<Instrument> instruments,
        LongSupplier nowNs) {
    }

    SessionReload(final Place place, final SessionConfiguration configuration, final StrategyParameters parameters) {
        this.place = place;
        this.configuration = configuration;
        this.parameters = parameters;
    }

    /** Reads the configuration again. */
    CommandResult reload() {
        try {
            final Applied done = apply(configuration.now());
            return new CommandResult(Outcome.DONE, done.words().isEmpty()
                ? "nothing is changed: these limits and parameters hold already"
                : String.join("; ", done.words()), done.sequence());
        } catch (final ConfigurationException | IOException | DamagedTapeException refused) {
            return new CommandResult(Outcome.REFUSED, refused.getMessage(), -1);
        }
    }

    /** What the configuration of the start changes of what the session ended with, a sentence each. */
    List<String> atStart() throws IOException {
        return apply(configuration.spec()).words();
    }

    /** What was changed, a sentence each, and the frame from which on all of it holds; negative for nothing. */
    private record Applied(List<String> words, long sequence) {
    }

    private Applied apply(final ReplaySpec wanted) throws IOException {
        final StrategyParameters.Change change = parameters.change(inForce(), wanted);
        final List<String> done = new ArrayList<>();
        long sequence = -1;
        if (limit(wanted.riskLimits(place.instruments()))) {
            done.add("the limits of the configuration hold from now on");
            sequence = place.live().look(SessionEngine::sequence);
        }
        if (!change.values().isEmpty()) {
            final ParameterReload.Outcome outcome = give(change);
            done.add(words(change, outcome));
            sequence = outcome.sequence();
        }
        return new Applied(done, sequence);
    }

    private Map<String, String> inForce() {
        return place.live().look(engine -> engine.pipeline().view().reloadedParameters());
    }

    /** Sets limits where they are others than those that hold: a frame on the tape, as the first ones were. */
    private boolean limit(final RiskLimits limits) {
        final boolean isChanged =
            !place.live().look(engine -> engine.pipeline().view().riskLimits()).equals(limits);
        if (isChanged) {
            final long nowNs = place.nowNs().getAsLong();
            place.inlet().put(frame ->
                limits.encode(frame.begin(0, nowNs, nowNs).append(new RiskLimitsEncoder())));
            place.inlet().drain();
        }
        return isChanged;
    }

    private ParameterReload.Outcome give(final StrategyParameters.Change change) throws IOException {
        final StrategySelection strategy = change.strategy();
        final Map<String, String> values = strategy.parameters().asText();
        final ParameterReload.Outcome outcome = new ParameterReload(place.folder(), strategy.plan(), values,
            place.instruments().size()).insertInto(place.live(), place.nowNs().getAsLong());
        if (!inForce().equals(values)) {
            throw new ConfigurationException("the strategy could not be made with " + strategy.parameters()
                + ": see the frames before " + outcome.sequence() + " on the tape");
        }
        return outcome;
    }

    private String words(final StrategyParameters.Change change, final ParameterReload.Outcome outcome) {
        return change.words() + " from now on; it was shown the last " + outcome.candles() + " candles"
            + (outcome.isBlind() ? ", too few: its signals count from " + Instant.ofEpochSecond(0, outcome.warmAtNs())
                + " on" : "")
            + (place.live().look(engine -> engine.pipeline().view().isStrategyHalted())
                ? ", but it is not asked: a stage failed, see the tape" : "");
    }
}

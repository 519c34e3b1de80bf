package io.tapedeck.replay.run;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.InstrumentDefinitionEncoder;
import io.tapedeck.engine.event.codec.MarginBracketEncoder;
import io.tapedeck.engine.event.codec.MarketCapitalisationEncoder;
import io.tapedeck.engine.event.codec.OperatorActionCode;
import io.tapedeck.engine.event.codec.OperatorCommandEncoder;
import io.tapedeck.engine.event.codec.RiskLimitsEncoder;
import io.tapedeck.engine.event.codec.SessionStartedEncoder;
import io.tapedeck.engine.event.codec.TimerEncoder;
import io.tapedeck.engine.event.codec.TradingRulesEncoder;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.InstrumentCodec;
import io.tapedeck.engine.pipeline.SessionSettings;
import io.tapedeck.engine.pipeline.TradingRules;
import io.tapedeck.engine.ring.FrameInlet;
import io.tapedeck.engine.risk.RiskLimits;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.merge.FrameStream;
import io.tapedeck.journal.merge.MergedStreams;
import io.tapedeck.replay.source.InstrumentSource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Feeds a run: the start of the session, the instruments, the merged history, and what happens at the end of the data.
 * One thread.
 */
final class ReplaySource implements AutoCloseable {
    private static final int PROGRESS_INTERVAL = 1 << 16;

    private final SessionSettings settings;
    private final TradingRules rules;
    private final RiskLimits limits;
    private final MarginBrackets brackets;
    private final List<InstrumentSource> sources;
    private final ReplaySpec.EndOfData end;
    private final long toNs;
    private final RunProgress progress;
    private final Map<String, BigDecimal> universe;
    private final WakeUpCalls wakeUps;
    private FrameStream history;
    private long total;
    private long sequence;
    private long timeNs;

    ReplaySource(final ReplayRunner.Plan plan, final long toNs, final RunProgress progress) {
        settings = plan.settings();
        sources = plan.sources();
        end = plan.spec().end();
        rules = plan.spec().trading().rules(plan.spec().fillModel());
        brackets = plan.spec().trading().brackets();
        limits = LimitName.limits(plan.spec().limits(), plan.sources().get(0).instrument().quantityScale());
        universe = plan.spec().strategy().universe();
        wakeUps = new WakeUpCalls(plan.strategy().plan().needs().timer());
        this.toNs = toNs;
        this.progress = progress;
    }

    /** Feeds everything and waits until it was processed. */
    void pumpInto(final FrameInlet inlet) {
        try {
            open(inlet);
            while (history.advance()) {
                feed(inlet);
            }
            end(inlet);
            inlet.drain();
        } finally {
            close();
        }
    }

    /** Feeds the frames that open the session; the history comes next. */
    void open(final FrameInlet inlet) {
        timeNs = sources.stream().mapToLong(InstrumentSource::beginNs).min().orElseThrow();
        begin(inlet);
        history = merged();
        total = sources.stream().mapToLong(source -> source.baseTape().frames()
            + source.events().stream().mapToLong(HistoryTape::frames).sum()).sum();
    }

    /** Feeds the next event of the history, and what comes before it; false where there is none. */
    boolean feedNext(final FrameInlet inlet) {
        final boolean isThere = history.advance();
        if (isThere) {
            feed(inlet);
        }
        return isThere;
    }

    private void begin(final FrameInlet inlet) {
        settings.encode(claim(inlet).append(new SessionStartedEncoder()));
        inlet.publish();
        rules.encode(claim(inlet).append(new TradingRulesEncoder()));
        inlet.publish();
        limits.encode(claim(inlet).append(new RiskLimitsEncoder()));
        inlet.publish();
        for (final InstrumentSource source : sources) {
            InstrumentCodec.encode(source.instrument(), claim(inlet).append(new InstrumentDefinitionEncoder()));
            inlet.publish();
            defineBrackets(source.instrument(), inlet);
            capitalise(source.instrument(), inlet);
        }
    }

    private void defineBrackets(final Instrument instrument, final FrameInlet inlet) {
        for (int index = 0; index < brackets.of(instrument).size(); index++) {
            brackets.encode(instrument, index, claim(inlet).append(new MarginBracketEncoder()));
            inlet.publish();
        }
    }

    private void capitalise(final Instrument instrument, final FrameInlet inlet) {
        final BigDecimal worth = universe.get(instrument.symbol());
        if (worth != null) {
            claim(inlet).append(new MarketCapitalisationEncoder())
                .instrumentId(instrument.id())
                .worth(worth.movePointRight(FixedPoint.MONEY_SCALE).longValueExact());
            inlet.publish();
        }
    }

    private Frame claim(final FrameInlet inlet) {
        sequence++;
        return inlet.claim().begin(sequence, timeNs, timeNs);
    }

    private FrameStream merged() {
        final List<FrameStream> streams = new ArrayList<>();
        sources.forEach(source -> streams.add(source.open(toNs)));
        for (final InstrumentSource source : sources) {
            for (final HistoryTape tape : source.events()) {
                streams.add(source.openEvents(tape, streams.size(), timeNs, toNs));
            }
        }
        return streams.size() == 1 ? streams.get(0) : new MergedStreams(streams);
    }

    private void feed(final FrameInlet inlet) {
        if (wakeUps.isPending() && wakeUps.isDueBefore(history.engineTimeNs())) {
            wakeUp(inlet);
        }
        final Frame frame = inlet.claim();
        history.copyTo(frame);
        sequence++;
        frame.renumber(sequence);
        timeNs = frame.engineTimeNs();
        inlet.publish();
        wakeUps.onEvent(timeNs);
        if (sequence % PROGRESS_INTERVAL == 0) {
            progress.onProgress(sequence, total);
        }
    }

    /** Feeds what happens at the end of the data. */
    void end(final FrameInlet inlet) {
        if (wakeUps.isDueAtEnd(timeNs)) {
            wakeUp(inlet);
        }
        if (end == ReplaySpec.EndOfData.CLOSE_POSITIONS) {
            sources.forEach(source -> closePosition(source.instrument().id(), inlet));
        }
    }

    @Override
    public void close() {
        if (history != null) {
            history.close();
        }
    }

    private void wakeUp(final FrameInlet inlet) {
        timeNs = wakeUps.dueNs();
        claim(inlet).append(new TimerEncoder()).timerId(sequence);
        inlet.publish();
        wakeUps.called();
    }

    private void closePosition(final int instrumentId, final FrameInlet inlet) {
        claim(inlet).append(new OperatorCommandEncoder())
            .instrumentId(instrumentId)
            .action(OperatorActionCode.CLOSE_AT_LAST_PRICE)
            .commandId(sequence);
        inlet.publish();
    }
}

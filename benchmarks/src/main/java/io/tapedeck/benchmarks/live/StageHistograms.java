package io.tapedeck.benchmarks.live;

import io.tapedeck.benchmarks.report.Figure;
import io.tapedeck.engine.event.codec.StageTimesDecoder;
import org.HdrHistogram.Histogram;

import java.util.ArrayList;
import java.util.List;

/** How long each stage of frames took. One thread; recording allocates nothing. */
final class StageHistograms {
    private static final String[] NAMES = {"ring", "clock", "aggregation", "exits", "portfolio", "strategy", "risk",
        "routing", "journal"};

    private final Histogram[] stages = new Histogram[NAMES.length];

    StageHistograms() {
        for (int stage = 0; stage < stages.length; stage++) {
            stages[stage] = IntentTimes.histogram();
        }
    }

    void record(final StageTimesDecoder of) {
        IntentTimes.record(stages[0], of.ringWaitNs());
        IntentTimes.record(stages[1], of.clockNs());
        IntentTimes.record(stages[2], of.aggregationNs());
        IntentTimes.record(stages[3], of.exitsNs());
        IntentTimes.record(stages[4], of.portfolioNs());
        IntentTimes.record(stages[5], of.strategyNs());
        IntentTimes.record(stages[6], of.riskNs());
        IntentTimes.record(stages[7], of.routingNs());
        IntentTimes.record(stages[8], of.previousJournalNs());
    }

    List<Figure> figures(final String of) {
        final List<Figure> figures = new ArrayList<>();
        for (int stage = 0; stage < stages.length; stage++) {
            figures.add(Percentiles.figure(of + ": " + NAMES[stage], stages[stage]));
        }
        return figures;
    }
}

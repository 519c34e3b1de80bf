package io.tapedeck.replay.report.comparison;

import io.tapedeck.replay.difference.RoundTrip;
import io.tapedeck.replay.difference.TradeChanges;
import io.tapedeck.replay.run.ReplayResult;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Runs beside each other. Immutable but for the figures of the runs, which are computed when they are asked for. */
public final class RunComparison {
    /** More stand beside each other neither in a terminal nor in a chart. */
    public static final int MOST = 8;

    private final List<ComparedRun> runs;
    private final List<RunPair> pairs = new ArrayList<>();
    private final List<List<RoundTrip>> unique = new ArrayList<>();
    private final ComparedSettings settings;
    private final CommonSpan common;

    /**
     * Compares runs.
     *
     * @param runs two to {@value #MOST}.
     */
    public RunComparison(final List<ComparedRun> runs) {
        this.runs = List.copyOf(runs);
        settings = ComparedSettings.of(runs.stream().map(ComparedRun::settings).toList());
        common = CommonSpan.of(results());
        for (int one = 0; one < runs.size(); one++) {
            for (int other = one + 1; other < runs.size(); other++) {
                pairs.add(RunPair.of(runs, one, other));
            }
            unique.add(onlyOf(one));
        }
    }

    /** Trades whose entry no other run made. */
    private List<RoundTrip> onlyOf(final int run) {
        List<RoundTrip> left = runs.get(run).trips();
        for (int other = 0; other < runs.size(); other++) {
            if (other != run) {
                left = TradeChanges.between(runs.get(other).trips(), left).gained();
            }
        }
        return left;
    }

    /** How a run is called here: A, B and so on. */
    static String letter(final int run) {
        return String.valueOf((char) ('A' + run));
    }

    List<ComparedRun> runs() {
        return runs;
    }

    List<ReplayResult> results() {
        return runs.stream().map(ComparedRun::result).toList();
    }

    List<RunPair> pairs() {
        return pairs;
    }

    /** How many trades only this run made. */
    int uniqueTrades(final int run) {
        return unique.get(run).size();
    }

    /** Of the trades that only one of the runs made those that weigh most, in the order of their entries. */
    List<UniqueTrade> heaviest(final int most) {
        return IntStream.range(0, runs.size()).boxed()
            .flatMap(run -> unique.get(run).stream().map(trip -> new UniqueTrade(run, trip)))
            .sorted(Comparator.comparingLong((UniqueTrade trade) -> Math.abs(trade.trip().net())).reversed())
            .limit(most)
            .sorted(Comparator.comparingLong(trade -> trade.trip().entryTimeNs())).toList();
    }

    ComparedSettings settings() {
        return settings;
    }

    CommonSpan common() {
        return common;
    }

    /**
     * Whether every run still decides what was recorded.
     *
     * @return false where one does not.
     */
    public boolean isAsRecorded() {
        return runs.stream().allMatch(run -> run.difference().isEmpty());
    }
}

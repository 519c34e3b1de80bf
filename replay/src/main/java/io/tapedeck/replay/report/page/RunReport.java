package io.tapedeck.replay.report.page;

import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.replay.run.Difference;
import io.tapedeck.replay.run.RecordCheck;
import io.tapedeck.replay.run.ReplayResult;
import io.tapedeck.replay.run.ReplayRunner;
import io.tapedeck.replay.run.RunProgress;
import io.tapedeck.replay.run.Verification;

import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Plays a recorded run or live session again, holds it against its tape, and tells it as a page. It is played twice:
 * which candles a page shows closely is known only when the trades are. One thread.
 */
public final class RunReport {
    private final Verification recorded;
    private final String codeVersion;
    private final LongSupplier nanoClock;

    /**
     * What a page says, and whether it is still true.
     *
     * @param html       the whole page.
     * @param result     of the run.
     * @param difference where it decides otherwise than was recorded; empty where nothing differs.
     */
    public record Told(String html, ReplayResult result, Optional<Difference> difference) {
    }

    /**
     * A report of a run.
     *
     * @param recorded    the run, its history and the strategies.
     * @param codeVersion of this program.
     * @param nanoClock   for durations.
     */
    public RunReport(final Verification recorded, final String codeVersion, final LongSupplier nanoClock) {
        this.recorded = recorded;
        this.codeVersion = codeVersion;
        this.nanoClock = nanoClock;
    }

    /**
     * Plays the run and tells it.
     *
     * @param name     of the run.
     * @param progress told how far it is.
     * @return the page.
     */
    public Told tell(final String name, final RunProgress progress) {
        final ReplayRunner runner = recorded.runner(codeVersion, nanoClock);
        final ReplayRunner.Plan plan = runner.plan(recorded.tape().spec());
        final PriceOverview overview =
            new PriceOverview(plan.instruments(), plan.input().endNs() - plan.input().firstNs());
        final ExitLevelLog levels = new ExitLevelLog();
        try (RecordCheck check = new RecordCheck(recorded.tape())) {
            final ReplayResult result =
                runner.run(plan, ThreadMode.INLINE, all(check, new CandleFrames(overview), levels), progress);
            final Optional<Difference> difference = check.differenceFrom(result);
            final TradeWindows windows = new TradeWindows(plan.instruments(), result.trades());
            runner.run(plan, ThreadMode.INLINE, new CandleFrames(windows), progress);
            final PageData data = new PageData(name, result, new PageData.Charts(overview, levels, windows));
            return new Told(Page.of(data.document(sentence(check, difference)), "page"), result, difference);
        }
    }

    private static FrameListener all(final FrameListener... listeners) {
        return frame -> {
            for (final FrameListener listener : listeners) {
                listener.onFrame(frame);
            }
        };
    }

    private static String sentence(final RecordCheck check, final Optional<Difference> difference) {
        return difference.map(found -> "Played again, it does NOT decide what was recorded: "
            + found.sentence())
            .orElseGet(() -> "Played again for this page, it decides what was recorded: " + check.compared()
                + " recorded frames are the same to the byte.");
    }
}

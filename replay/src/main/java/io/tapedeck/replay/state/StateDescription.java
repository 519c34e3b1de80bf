package io.tapedeck.replay.state;

import io.tapedeck.engine.pipeline.PipelineView;
import io.tapedeck.engine.portfolio.Portfolio;
import io.tapedeck.replay.report.Decimals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says what a run holds behind its last frame. One thread, between frames. */
final class StateDescription {
    private final PlayedRun run;
    private final PipelineView view;

    StateDescription(final PlayedRun run) {
        this.run = run;
        view = run.pipeline().view();
    }

    Map<String, Object> document() {
        return new Named()
            .put("frame", new Named()
                .put("sequence", run.sequence())
                .put("time", Decimals.instant(run.timeNs())).values())
            .put("trading", trading())
            .put("account", account(view.portfolio()))
            .put("symbols", symbols())
            .put("limits", new LimitDescriptions(view).list()).values();
    }

    private Map<String, Object> trading() {
        return new Named()
            .word("state", view.tradingState())
            .put("strategies", view.isStrategyHalted() ? "halted by a failure" : "asked")
            .put("failures", run.pipeline().failures())
            .put("gaps", run.pipeline().gaps()).values();
    }

    private static Map<String, Object> account(final Portfolio portfolio) {
        return new Named()
            .word("mode", portfolio.mode())
            .money("cash", portfolio.cash())
            .money("reserved", portfolio.reservedCash())
            .money("free", portfolio.availableCash())
            .money("equity", portfolio.equity())
            .money("realised", portfolio.realisedResult())
            .money("fees", portfolio.feesPaid())
            .money("funding", portfolio.funding())
            .money("dividends", portfolio.dividends())
            .money("insurance", portfolio.insurance()).values();
    }

    private List<Map<String, Object>> symbols() {
        final List<Map<String, Object>> symbols = new ArrayList<>();
        for (int id = 0; id < view.instruments().count(); id++) {
            symbols.add(new SymbolDescription(run, view, view.instruments().byId(id)).document());
        }
        return symbols;
    }
}

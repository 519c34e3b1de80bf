package io.tapedeck.replay.state;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.pipeline.PipelineView;
import io.tapedeck.engine.risk.LimitUse;
import io.tapedeck.engine.risk.Verdict;
import io.tapedeck.replay.report.Decimals;
import io.tapedeck.replay.run.LimitName;

import java.util.List;
import java.util.Map;

/**
 * Says which limits are set and what of them is used. Immutable.
 *
 * @param view of the pipeline.
 */
record LimitDescriptions(PipelineView view) {
    private static final int NANOS_SCALE = 9;

    List<Map<String, Object>> list() {
        return view.limits().stream().map(this::of).toList();
    }

    private Map<String, Object> of(final LimitUse use) {
        final int scale = scale(use.verdict());
        final Named values = new Named().put("limit", name(use.verdict()) + (use.instrumentId() == LimitUse.ACCOUNT
            ? "" : " of " + view.instruments().byId(use.instrumentId()).symbol()));
        if (use.used() != FixedPoint.UNKNOWN) {
            values.put("used", Decimals.decimal(use.used(), scale));
        }
        return values.put("allowed", use.limit() == FixedPoint.UNKNOWN ? null
            : Decimals.decimal(use.limit(), scale)).values();
    }

    /** As it is written behind --limit; how many positions may be open is an option of its own. */
    private static String name(final Verdict verdict) {
        return switch (verdict) {
            case POSITION_OPEN -> "positions";
            case MAXIMUM_POSITION -> LimitName.POSITION_NOTIONAL.text();
            case PORTFOLIO_EXPOSURE -> LimitName.PORTFOLIO_NOTIONAL.text();
            case DUPLICATE_ORDER -> LimitName.DUPLICATE_WINDOW_SECONDS.text();
            case STALE_DATA -> LimitName.STALE_AFTER_SECONDS.text();
            default -> LimitName.valueOf(verdict.name()).text();
        };
    }

    private int scale(final Verdict verdict) {
        return switch (verdict) {
            case POSITION_OPEN, OPEN_ORDERS, ORDERS_PER_SECOND, ORDERS_PER_MINUTE, ENTRIES_PER_DAY -> 0;
            case ORDER_QUANTITY -> view.instruments().byId(0).quantityScale();
            case DUPLICATE_ORDER, STALE_DATA -> NANOS_SCALE;
            default -> FixedPoint.MONEY_SCALE;
        };
    }
}

package io.tapedeck.replay.report;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.order.LevelBasis;
import io.tapedeck.engine.order.Sizing;
import io.tapedeck.engine.strategy.SignalKind;
import io.tapedeck.replay.run.RefusalRecord;
import io.tapedeck.replay.run.ReplayResult;

import java.util.Optional;

/**
 * A refused signal in the units that people count in.
 *
 * @param refused as it stands on the tape.
 * @param units   of the symbol that it was about; empty where there is none.
 */
public record Refusal(RefusalRecord refused, Optional<Units> units) {
    /**
     * Finds the units.
     *
     * @param refused as it stands on the tape.
     * @param result  of its run.
     * @return both.
     */
    public static Refusal of(final RefusalRecord refused, final ReplayResult result) {
        return new Refusal(refused, refused.instrumentId() < result.instruments().size()
            ? Optional.of(Units.of(result.instrument(refused.instrumentId()))) : Optional.empty());
    }

    /** Symbol that it was about. */
    public String symbol() {
        return units.map(Units::symbol).orElse("instrument " + refused.instrumentId());
    }

    /** Figure that decided; empty for none. */
    public String figure() {
        return figureUnit().text(refused.figure(), units);
    }

    /** Limit that it was held against; empty for none. */
    public String limit() {
        return limitUnit().text(refused.limit(), units);
    }

    private FigureUnit figureUnit() {
        return switch (refused.verdict()) {
            case ACCEPTED, ARITHMETIC_OVERFLOW, TRADING_HALTED, REDUCE_ONLY, SHORT_NOT_ALLOWED, MARGIN_NOT_ALLOWED,
                FILTERED -> FigureUnit.NONE;
            case POSITION_OPEN, NO_POSITION, ORDER_PENDING, LEVERAGE_ABOVE_BRACKET, OPEN_ORDERS, ORDERS_PER_SECOND,
                ORDERS_PER_MINUTE, ENTRIES_PER_DAY, UNKNOWN_INSTRUMENT, UNKNOWN_ORDER -> FigureUnit.COUNT;
            case INSUFFICIENT_CASH, BELOW_MINIMUM_NOTIONAL, BELOW_LOT_SIZE, MAXIMUM_POSITION, ORDER_NOTIONAL,
                PORTFOLIO_EXPOSURE, PORTFOLIO_LEVERAGE, DAILY_LOSS, DRAWDOWN -> FigureUnit.MONEY;
            case OFF_LOT_SIZE, ORDER_QUANTITY -> FigureUnit.QUANTITY;
            case INVALID_PRICE, PRICE_COLLAR -> FigureUnit.PRICE;
            case DUPLICATE_ORDER, STALE_DATA -> FigureUnit.SECONDS;
            case INVALID_EXPIRY -> FigureUnit.TIME;
            case INVALID_SIZE -> sizeUnit();
            case SIZE_NEEDS_MORE -> refused.sizing() == Sizing.VOLATILITY_TARGET ? FigureUnit.RATE : FigureUnit.PRICE;
            case STOP_ON_WRONG_SIDE, TARGET_ON_WRONG_SIDE -> levelUnit();
            case INVALID_EXIT -> exitUnit();
        };
    }

    private FigureUnit limitUnit() {
        return switch (refused.verdict()) {
            case BELOW_LOT_SIZE -> FigureUnit.QUANTITY;
            case NO_POSITION, UNKNOWN_ORDER, SIZE_NEEDS_MORE -> FigureUnit.NONE;
            default -> figureUnit();
        };
    }

    /** Reductions and amendments have a quantity, entries what their sizing says. */
    private FigureUnit sizeUnit() {
        final boolean isEntry = refused.kind() == SignalKind.OPEN_LONG || refused.kind() == SignalKind.OPEN_SHORT;
        if (!isEntry || refused.sizing() == Sizing.QUANTITY) {
            return FigureUnit.QUANTITY;
        }
        return refused.sizing() == Sizing.NOTIONAL ? FigureUnit.MONEY : FigureUnit.RATE;
    }

    private FigureUnit levelUnit() {
        return refused.basis() == LevelBasis.PRICE ? FigureUnit.PRICE : FigureUnit.RATE;
    }

    /** Shares are held against the whole, what must be positive against 1, all else against a price. */
    private FigureUnit exitUnit() {
        if (refused.limit() == FixedPoint.ONE) {
            return FigureUnit.RATE;
        }
        return refused.limit() == 1 ? FigureUnit.COUNT : levelUnit();
    }
}

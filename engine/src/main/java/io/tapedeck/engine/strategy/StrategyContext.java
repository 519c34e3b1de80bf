package io.tapedeck.engine.strategy;

import io.tapedeck.engine.candle.CandleRing;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.Sizing;

/**
 * A strategy's view of one symbol and of its account, and the place where it emits signals.
 *
 * <p>Prices and quantities are scaled as the instrument says, rates are 10⁻⁸ of one; {@link FixedPoint#UNKNOWN} where
 * there is none. Reasons are ASCII, cut at 96 characters. Everything else than the four plain wishes is said with
 * {@link #prepare} and {@link #emit}.
 */
public interface StrategyContext {
    /** The symbol. */
    Instrument instrument();

    /** How many symbols the session has; their numbers run from 0. */
    int instrumentCount();

    /**
     * The view of another symbol.
     *
     * @param instrumentId of the symbol.
     * @return the same for the whole session.
     */
    StrategyContext of(int instrumentId);

    /** Engine time, nanoseconds; never goes back. */
    long timeNs();

    /**
     * Past candles of the symbol.
     *
     * @param timeframe for which the needs name a history.
     * @return a live view, the same for the whole session.
     * @throws IllegalArgumentException where the needs name none.
     */
    CandleRing history(Timeframe timeframe);

    /** Last price of the symbol, or unknown before the first. */
    long lastPrice();

    /** What the venue's asset was worth in all at the start of the session, money, or unknown. */
    long marketCapitalisation();

    /** What the account is worth at the last prices, money. */
    long equity();

    /**
     * Whether what it says of this symbol counts: its warm-up is over and trading has begun.
     *
     * @return false while signals are ignored.
     */
    boolean isTrading();

    /** Whether an order that opens or enlarges a position in the symbol works, or is on its way to the venue. */
    boolean isEntering();

    /** The first open position in the symbol, as a live view; flat where there is none. */
    PositionView position();

    /** How many positions are open in the symbol. */
    int positionCount();

    /**
     * One of several positions.
     *
     * @param index from 0, in the order in which they were opened.
     * @return a live view.
     */
    PositionView position(int index);

    /**
     * Begins a signal.
     *
     * @param kind what it asks for.
     * @return to be filled in; one at a time.
     */
    Signal prepare(SignalKind kind);

    /**
     * Emits the signal that was prepared; ignored while {@link #isTrading} is false.
     *
     * @param signal from {@link #prepare}.
     * @param reason for the person who asks why.
     * @return its number, by which its order can be cancelled and amended; 0 where it was ignored.
     */
    long emit(Signal signal, CharSequence reason);

    /**
     * Wants to buy.
     *
     * @param equityFraction share of the equity to put up, fee included; above 0, at most one.
     * @param stopPrice      where to give up, or unknown.
     * @param targetPrice    where to take the profit, or unknown.
     * @param reason         for the person who asks why.
     */
    default void openLong(final long equityFraction, final long stopPrice, final long targetPrice,
        final CharSequence reason) {
        open(SignalKind.OPEN_LONG, equityFraction, stopPrice, targetPrice, reason);
    }

    /**
     * Wants to sell short.
     *
     * @param equityFraction share of the equity to put up, fee included; above 0, at most one.
     * @param stopPrice      where to give up, or unknown.
     * @param targetPrice    where to take the profit, or unknown.
     * @param reason         for the person who asks why.
     */
    default void openShort(final long equityFraction, final long stopPrice, final long targetPrice,
        final CharSequence reason) {
        open(SignalKind.OPEN_SHORT, equityFraction, stopPrice, targetPrice, reason);
    }

    private void open(final SignalKind kind, final long equityFraction, final long stopPrice, final long targetPrice,
        final CharSequence reason) {
        final Signal signal = prepare(kind).sized(Sizing.EQUITY_FRACTION, equityFraction);
        signal.protection().stop(stopPrice);
        if (targetPrice != FixedPoint.UNKNOWN) {
            signal.protection().target(targetPrice, FixedPoint.ONE);
        }
        emit(signal, reason);
    }

    /**
     * Wants to leave every position of the instrument.
     *
     * @param reason for the person who asks why.
     */
    default void close(final CharSequence reason) {
        emit(prepare(SignalKind.CLOSE), reason);
    }
}

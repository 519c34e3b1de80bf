package io.tapedeck.strategies.scanner;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.Sizing;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.MustHold;
import io.tapedeck.engine.strategy.Notes;
import io.tapedeck.engine.strategy.Setting;
import io.tapedeck.engine.strategy.SignalKind;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;

import java.util.Arrays;

/**
 * Holds the symbols that rose most. Once all candles of a moment have closed, the symbols that pass every filter are
 * ranked by the rate of change of their closes; of equal ones the lower number is better. What is held and is not among
 * the best n + tolerance is sold; of the best n those are bought that are not held, the best first, until n are held.
 * Long only.
 *
 * <p>A place is free when its position is closed: what takes the place of a symbol that is sold now is bought a candle
 * later, with the money that the sale brought. Each entry puts up allocation ÷ n of the equity at the moment of its
 * fill, or the free cash where that is less.
 *
 * <p>Filters: least average quote volume (volume × close where the tape has none); volatility of logarithmic returns, a
 * year being 365 days whatever the calendar, between two bounds; least market capitalisation, an unknown one passing
 * only a bound of 0; greatest correlation of returns to the reference, off at 1, to which the reference itself is not
 * held. Bounds pass. A symbol without enough candles is not ranked. One without a candle of this very moment is neither
 * ranked nor sold, and if held keeps its place.
 */
final class MomentumScanner implements Strategy {
    private static final int NONE = -1;
    private static final double YEAR_NS = 365.0 * Timeframe.D1.durationNs();

    private final Settings settings;
    private final double candlesPerYear;
    private final long share;
    private ScannedSymbol[] symbols = {};
    private Ranking ranking = new Ranking(0);
    private int reference = NONE;

    MomentumScanner(final Settings settings, final Timeframe timeframe) {
        this.settings = settings;
        candlesPerYear = YEAR_NS / timeframe.durationNs();
        share = settings.allocation() / settings.holdings();
    }

    /**
     * What can be set.
     *
     * @param momentum              candles over which the rate of change is measured.
     * @param holdings              how many symbols to hold; at most ten, so that a frame has room for their signals.
     * @param tolerance             ranks beyond these that a held symbol may fall to.
     * @param volumeCandles         candles in the average quote volume.
     * @param minimumQuoteVolume    least average quote volume of a candle.
     * @param volatilityCandles     returns in the volatility.
     * @param minimumVolatility     least yearly volatility.
     * @param maximumVolatility     greatest yearly volatility.
     * @param minimumCapitalisation least worth of all of an asset.
     * @param reference             symbol that returns are compared with.
     * @param correlationCandles    returns in the correlation.
     * @param maximumCorrelation    greatest correlation; 1 for no limit.
     * @param allocation            share of the equity for all holdings, 10⁻⁸ of one.
     */
    @MustHold("minimum-volatility < maximum-volatility")
    record Settings(
        @Setting(preset = "24", minimum = "1", maximum = "10000", text = "candles in the rate of change")
        int momentum,
        @Setting(preset = "3", minimum = "1", maximum = "10", text = "symbols to hold") int holdings,
        @Setting(preset = "1", minimum = "0", maximum = "100", text = "ranks a held symbol may fall beyond these")
        int tolerance,
        @Setting(preset = "24", minimum = "1", maximum = "10000", text = "candles in the average quote volume")
        int volumeCandles,
        @Setting(preset = "0", minimum = "0", maximum = "1000000000000",
            text = "least average quote volume of a candle, in the currency") double minimumQuoteVolume,
        @Setting(preset = "24", minimum = "2", maximum = "10000", text = "returns in the volatility")
        int volatilityCandles,
        @Setting(preset = "0", minimum = "0", maximum = "1000", text = "least yearly volatility, 1 being 100 %")
        double minimumVolatility,
        @Setting(preset = "1000", minimum = "0", maximum = "1000",
            text = "greatest yearly volatility, 1 being 100 %") double maximumVolatility,
        @Setting(preset = "0", minimum = "0", maximum = "100000000000",
            text = "least market capitalisation, in the currency; above 0 it must be known")
        double minimumCapitalisation,
        @Setting(preset = "BTCUSDT", text = "symbol that returns are compared with") String reference,
        @Setting(preset = "48", minimum = "2", maximum = "10000", text = "returns in the correlation")
        int correlationCandles,
        @Setting(preset = "1", minimum = "-1", maximum = "1",
            text = "greatest correlation to the reference; 1 for no limit") double maximumCorrelation,
        @Setting(preset = "1", minimum = "0.0000001", maximum = "1",
            text = "share of the equity to invest in all, fee included") long allocation) {

        boolean isCorrelationLimited() {
            return maximumCorrelation < 1;
        }

        /** Of every symbol. */
        int warmUp() {
            final int measured = Math.max(Math.max(momentum, volatilityCandles) + 1, volumeCandles);
            return isCorrelationLimited() ? Math.max(measured, correlationCandles + 1) : measured;
        }
    }

    @Override
    public void onStart(final StrategyContext context) {
        follow(context.instrumentCount());
        for (int id = 0; id < symbols.length; id++) {
            if (context.of(id).instrument().symbol().equalsIgnoreCase(settings.reference())) {
                reference = id;
            }
        }
    }

    private void follow(final int count) {
        symbols = new ScannedSymbol[count];
        Arrays.setAll(symbols, id -> new ScannedSymbol(settings, candlesPerYear));
        ranking = new Ranking(count);
    }

    @Override
    public void onCandle(final Candle candle, final StrategyContext context) {
        symbols[candle.instrumentId()].onCandle(candle, context.instrument());
    }

    @Override
    public void onTimer(final StrategyContext context) {
        compare(context.timeNs());
        rank(context);
        leave(context);
        enter(context);
    }

    /** Returns are compared over the moments at which both have a candle. */
    private void compare(final long timeNs) {
        if (settings.isCorrelationLimited() && reference != NONE && symbols[reference].isCurrent(timeNs)) {
            for (final ScannedSymbol symbol : symbols) {
                if (symbol.isCurrent(timeNs)) {
                    symbol.compareWith(symbols[reference]);
                }
            }
        }
    }

    private void rank(final StrategyContext context) {
        ranking.clear();
        for (int id = 0; id < symbols.length; id++) {
            if (passes(id, context.of(id))) {
                ranking.add(id, symbols[id].momentum());
            }
        }
    }

    private boolean passes(final int id, final StrategyContext context) {
        final ScannedSymbol symbol = symbols[id];
        return symbol.isCurrent(context.timeNs())
            && symbol.isReady()
            && context.isTrading()
            && symbol.quoteVolume() >= settings.minimumQuoteVolume()
            && symbol.volatility() >= settings.minimumVolatility()
            && symbol.volatility() <= settings.maximumVolatility()
            && isLargeEnough(context.marketCapitalisation())
            && isIndependentEnough(id);
    }

    private boolean isLargeEnough(final long worth) {
        return settings.minimumCapitalisation() == 0
            || worth != FixedPoint.UNKNOWN && (double) worth / FixedPoint.ONE >= settings.minimumCapitalisation();
    }

    private boolean isIndependentEnough(final int id) {
        return !settings.isCorrelationLimited() || id == reference
            || symbols[id].isCompared() && symbols[id].correlation() <= settings.maximumCorrelation();
    }

    private void leave(final StrategyContext context) {
        for (int id = 0; id < symbols.length; id++) {
            final StrategyContext symbol = context.of(id);
            if (symbol.positionCount() > 0 && symbols[id].isCurrent(context.timeNs()) && hasFallen(id)) {
                symbol.close(ranking.rank(id) == 0 ? "no longer passes the filters" : "fell out of the best");
            }
        }
    }

    private boolean hasFallen(final int id) {
        final int rank = ranking.rank(id);
        return rank == 0 || rank > settings.holdings() + settings.tolerance();
    }

    private void enter(final StrategyContext context) {
        int places = settings.holdings() - held(context);
        for (int place = 0; place < Math.min(settings.holdings(), ranking.size()) && places > 0; place++) {
            final StrategyContext symbol = context.of(ranking.at(place));
            if (!isHeld(symbol)) {
                symbol.emit(symbol.prepare(SignalKind.OPEN_LONG).sized(Sizing.EQUITY_FRACTION_AT_FILL, share),
                    "among the best");
                places--;
            }
        }
    }

    private int held(final StrategyContext context) {
        int held = 0;
        for (int id = 0; id < symbols.length; id++) {
            held += isHeld(context.of(id)) ? 1 : 0;
        }
        return held;
    }

    private static boolean isHeld(final StrategyContext symbol) {
        return symbol.positionCount() > 0 || symbol.isEntering();
    }

    @Override
    public void onSplit(final ShareRatio ratio, final StrategyContext context) {
        final int id = context.instrument().id();
        if (id >= symbols.length) {
            return;
        }
        symbols[id].onSplit(ratio);
        if (id == reference) {
            for (final ScannedSymbol symbol : symbols) {
                symbol.onReferenceSplit(ratio);
            }
        }
    }

    @Override
    public void explain(final Notes notes, final StrategyContext context) {
        final ScannedSymbol symbol = symbols[context.instrument().id()];
        if (ranking.rank(context.instrument().id()) > 0) {
            notes.note("rank", ranking.rank(context.instrument().id()));
        }
        notes.note("momentum", symbol.momentum());
        notes.note("quote volume", symbol.quoteVolume());
        notes.note("volatility", symbol.volatility());
        if (symbol.isCompared()) {
            notes.note("correlation", symbol.correlation());
        }
    }

    /** The ranking is made anew at every moment. */
    @Override
    public void saveState(final StateWriter writer) {
        writer.putInt(symbols.length);
        writer.putInt(reference);
        for (final ScannedSymbol symbol : symbols) {
            symbol.saveState(writer);
        }
    }

    @Override
    public void loadState(final StateReader reader) {
        follow(reader.getInt());
        reference = reader.getInt();
        for (final ScannedSymbol symbol : symbols) {
            symbol.loadState(reader);
        }
    }
}

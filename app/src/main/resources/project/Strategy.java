package {{package}};

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.candle.CandleRing;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.MustHold;
import io.tapedeck.engine.strategy.Notes;
import io.tapedeck.engine.strategy.Setting;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;

/** Buys a close above the highest close before it, leaves at one below the lowest, then pauses. Long only. */
final class {{class}} implements Strategy {
    private final Settings settings;
    private final Timeframe timeframe;
    // What the strategy remembers from candle to candle. All of it is saved and loaded below.
    private int pause;

    {{class}}(final Settings settings, final Timeframe timeframe) {
        this.settings = settings;
        this.timeframe = timeframe;
    }

    /** What a user may set: --param entry=30. A long is a share: 1 is written as one and held as 100000000. */
    @MustHold("exit <= entry")
    record Settings(
        @Setting(preset = "20", minimum = "1", maximum = "1000", text = "closes that must be passed to buy") int entry,
        @Setting(preset = "10", minimum = "1", maximum = "1000", text = "closes that must be passed to leave") int exit,
        @Setting(preset = "5", minimum = "0.1", maximum = "50", text = "stop-loss in percent below the close")
        double stop,
        @Setting(preset = "3", minimum = "0", maximum = "1000", text = "candles to wait after leaving") int pause,
        @Setting(preset = "1", minimum = "0.01", maximum = "1", text = "share of the equity to invest")
        long allocation) {
    }

    // Called for every closed candle. Prices are whole numbers in the smallest unit of the instrument, never doubles.
    @Override
    public void onCandle(final Candle candle, final StrategyContext context) {
        if (context.position().isOpen()) {
            pause = settings.pause();
            if (candle.close() < lowest(context.history(timeframe))) {
                context.close("close below the lowest before it");
            }
        } else if (pause > 0) {
            pause--;
        } else if (context.isTrading() && candle.close() > highest(context.history(timeframe))) {
            final long stop = (long) (candle.close() * (1 - settings.stop() / 100));
            context.openLong(settings.allocation(), stop, FixedPoint.UNKNOWN, "close above the highest before it");
        }
    }

    // The present candle has age 0 in the history: what came before it begins at 1.
    private long highest(final CandleRing history) {
        long highest = Long.MIN_VALUE;
        for (int age = 1; age <= settings.entry() && age < history.size(); age++) {
            highest = Math.max(highest, history.ago(age).close());
        }
        return highest;
    }

    private long lowest(final CandleRing history) {
        long lowest = Long.MAX_VALUE;
        for (int age = 1; age <= settings.exit() && age < history.size(); age++) {
            lowest = Math.min(lowest, history.ago(age).close());
        }
        return lowest;
    }

    // Stands on the tape behind every signal, for whoever asks why.
    @Override
    public void explain(final Notes notes, final StrategyContext context) {
        notes.notePrice("highest", highest(context.history(timeframe)));
        notes.notePrice("lowest", lowest(context.history(timeframe)));
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putInt(pause);
    }

    @Override
    public void loadState(final StateReader reader) {
        pause = reader.getInt();
    }
}

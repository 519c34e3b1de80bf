package io.tapedeck.replay.optimise;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.Setting;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.engine.strategy.StrategyContext;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.engine.strategy.StrategyProvider;
import io.tapedeck.replay.run.ReplayHarness;
import io.tapedeck.replay.run.ReplayRunner;

import java.util.List;

/** Buys and sells after so many candles, and breaks wherever a strategy can; only handed to those who ask for it. */
public final class BrittleProvider implements StrategyProvider<BrittleProvider.Settings> {
    private static final long BREAKS_AT = 30;

    /** Where it breaks. */
    enum Fault { NOWHERE, SETTINGS, NEEDS, CREATION, CANDLE, RECURSION, ASSERTION, SAVING }

    record Settings(
        @Setting(preset = "nowhere", text = "where it breaks") Fault fault,
        @Setting(preset = "3", minimum = "1", maximum = "100", text = "candles from trade to trade") int pause) {
        Settings {
            refuse(fault, Fault.SETTINGS);
        }
    }

    /** Plays it, and nothing else, on the tapes of a journal. */
    public static ReplayRunner on(final ReplayHarness journal) {
        return new ReplayRunner(journal.catalogue().tapes(),
            StrategyCatalogue.of(List.of(new BrittleProvider()), List.of()), "test", System::nanoTime);
    }

    private static void refuse(final Fault asked, final Fault here) {
        if (asked == here) {
            throw new IllegalStateException("broken in its " + here);
        }
    }

    @Override
    public String name() {
        return "brittle";
    }

    @Override
    public String description() {
        return "breaks";
    }

    @Override
    public Class<Settings> settings() {
        return Settings.class;
    }

    @Override
    public StrategyNeeds needs(final Settings settings, final Timeframe timeframe) {
        refuse(settings.fault(), Fault.NEEDS);
        return StrategyNeeds.each(timeframe, 0);
    }

    @Override
    public Strategy create(final Settings settings, final Timeframe timeframe) {
        refuse(settings.fault(), Fault.CREATION);
        return new Brittle(settings);
    }

    /** State of the strategy: how many candles it saw. */
    private static final class Brittle implements Strategy {
        private final Settings settings;
        private long candles;

        Brittle(final Settings settings) {
            this.settings = settings;
        }

        @Override
        public void onCandle(final Candle candle, final StrategyContext context) {
            candles++;
            if (candles == BREAKS_AT) {
                breakApart();
            }
            if (candles % settings.pause() == 0) {
                trade(context);
            }
        }

        private static void trade(final StrategyContext context) {
            if (context.position().isOpen()) {
                context.close("out");
            } else {
                context.openLong(FixedPoint.ONE / 2, FixedPoint.UNKNOWN, FixedPoint.UNKNOWN, "in");
            }
        }

        private void breakApart() {
            refuse(settings.fault(), Fault.CANDLE);
            if (settings.fault() == Fault.RECURSION) {
                endless(candles);
            }
            if (settings.fault() == Fault.ASSERTION) {
                throw new AssertionError("not so");
            }
        }

        private static long endless(final long depth) {
            return depth + endless(depth + 1);
        }

        @Override
        public void saveState(final StateWriter writer) {
            refuse(settings.fault(), Fault.SAVING);
            writer.putLong(candles);
        }

        @Override
        public void loadState(final StateReader reader) {
            candles = reader.getLong();
        }
    }
}

package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.strategies.indicator.IndicatorContract.Scale;
import org.junit.jupiter.api.Test;

import java.util.function.Supplier;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The contract notices what it is there to notice. */
class IndicatorContractTest {
    private static class LastValue implements Indicator {
        private double last;
        private int count;

        void add(final double value) {
            last = value;
            count++;
        }

        @Override
        public int warmUp() {
            return 2;
        }

        @Override
        public boolean isReady() {
            return count >= 2;
        }

        @Override
        public double value() {
            return last;
        }

        @Override
        public void onSplit(final ShareRatio ratio) {
            last *= SplitFactor.ofPrices(ratio);
        }

        @Override
        public void saveState(final StateWriter writer) {
            writer.putDouble(last);
            writer.putInt(count);
        }

        @Override
        public void loadState(final StateReader reader) {
            last = reader.getDouble();
            count = reader.getInt();
        }
    }

    private static <T extends LastValue> IndicatorContract<T> contract(final Supplier<T> fresh) {
        return IndicatorContract.of(fresh, (indicator, bar) -> indicator.add(bar.close()), Scale.PRICE);
    }

    private static void assertNoticed(final Supplier<LastValue> fresh, final String said) {
        final AssertionError error = assertThrows(AssertionError.class, contract(fresh)::holds);
        assertTrue(error.getMessage().contains(said), error.getMessage());
    }

    @Test
    void whatKeepsToItPasses() {
        contract(LastValue::new).holds();
    }

    @Test
    void aWarmUpThatIsSaidWrongIsNoticed() {
        assertNoticed(() -> new LastValue() {
            @Override
            public int warmUp() {
                return 3;
            }
        }, "ready");
    }

    @Test
    void aStateThatForgetsIsNoticed() {
        assertNoticed(() -> new LastValue() {
            @Override
            public void loadState(final StateReader reader) {
                reader.getDouble();
                super.count = reader.getInt();
            }
        }, "saved after");
    }

    @Test
    void aSplitThatIsIgnoredIsNoticed() {
        assertNoticed(() -> new LastValue() {
            @Override
            public void onSplit(final ShareRatio ratio) {
                // Ignored.
            }
        }, "at once");
    }

    /** Allocates one object in a thousand values. */
    private static final class Wasteful extends LastValue {
        private static volatile Object sink;
        private int calls;

        @Override
        void add(final double value) {
            super.add(value);
            calls++;
            if (calls % 1_000 == 0) {
                sink = new long[1];
            }
        }
    }

    @Test
    void anAllocationIsNoticed() {
        assertNoticed(Wasteful::new, "bytes allocated");
        assertTrue(Wasteful.sink instanceof long[]);
    }
}

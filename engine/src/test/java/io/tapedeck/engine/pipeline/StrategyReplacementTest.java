package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.InstrumentDefinitionEncoder;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.OperatorActionCode;
import io.tapedeck.engine.event.codec.OperatorCommandEncoder;
import io.tapedeck.engine.event.codec.RecalledCandleEncoder;
import io.tapedeck.engine.event.codec.ReloadStepCode;
import io.tapedeck.engine.event.codec.SessionStartedEncoder;
import io.tapedeck.engine.event.codec.SignalDecoder;
import io.tapedeck.engine.event.codec.StrategyParameterEncoder;
import io.tapedeck.engine.event.codec.StrategyReloadEncoder;
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.exit.FinerCandles;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.InstrumentCodec;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.FillModel;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.Signal;
import io.tapedeck.engine.strategy.SignalKind;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.engine.strategy.StrategyPlan;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

/**
 * A strategy that says the sum of its last closes, as many as a parameter tells, is given another one while the session
 * goes on: minute n closes at n.
 */
class StrategyReplacementTest {
    private static final long MINUTE = Timeframe.M1.durationNs();

    private final List<String> said = new ArrayList<>();
    private final Frame frame = Frame.allocate();
    private TradingPipeline pipeline = pipeline();
    private long sequence;
    private int minute;

    /** Says at every close of what it would decide; its memory is a list, so that only real candles can fill it. */
    private static final class LastCloses implements Strategy {
        private final int length;
        private final List<Long> closes = new ArrayList<>();
        private int starts;

        LastCloses(final int length) {
            this.length = length;
        }

        @Override
        public void onStart(final StrategyContext context) {
            starts++;
        }

        @Override
        public void onCandle(final Candle candle, final StrategyContext context) {
            closes.add(candle.close());
            if (closes.size() > length) {
                closes.remove(0);
            }
            final Signal signal = context.prepare(SignalKind.CLOSE);
            context.emit(signal, length + " of " + closes + " starts " + starts + " history "
                + context.history(Timeframe.M1).size());
        }

        @Override
        public void saveState(final StateWriter writer) {
            writer.putInt(starts);
            writer.putInt(closes.size());
            closes.forEach(writer::putLong);
        }

        @Override
        public void loadState(final StateReader reader) {
            starts = reader.getInt();
            closes.clear();
            for (int left = reader.getInt(); left > 0; left--) {
                closes.add(reader.getLong());
            }
        }
    }

    private static StrategyPlan plan(final int length) {
        return StrategyPlan.of(StrategyNeeds.each(Timeframe.M1, length).series(Timeframe.M1, length, length),
            () -> new LastCloses(length)).variedBy(parameters -> plan(Integer.parseInt(parameters.get("length"))));
    }

    private TradingPipeline pipeline() {
        return new TradingPipeline(new PipelineContext(plan(2), FinerCandles.NONE, this::listen, FrameListener.NONE));
    }

    private void listen(final Frame complete) {
        final FrameMessages messages = new FrameMessages().wrapDerived(complete);
        while (messages.next()) {
            if (messages.templateId() == SignalDecoder.TEMPLATE_ID) {
                final SignalDecoder signal = messages.decode(new SignalDecoder());
                said.add(signal.signalId() + ": " + signal.reason());
            }
        }
    }

    private void put(final Consumer<Frame> input) {
        final long nowNs = PipelineHarness.START + minute * MINUTE;
        sequence++;
        input.accept(frame.begin(sequence, nowNs, nowNs));
        pipeline.onFrame(frame);
    }

    private void open() {
        put(begun -> PipelineHarness.settings(FillModel.NEXT, FixedPoint.UNKNOWN, Long.MAX_VALUE)
            .encode(begun.append(new SessionStartedEncoder())));
        put(begun -> InstrumentCodec.encode(PipelineHarness.INSTRUMENT,
            begun.append(new InstrumentDefinitionEncoder())));
    }

    private void minutes(final int count) {
        for (int each = 0; each < count; each++) {
            minute++;
            put(begun -> begun.append(new MarketCandleEncoder()).timeframe(TimeframeCode.M1)
                .openTimeNs(PipelineHarness.START + (minute - 1) * MINUTE)
                .open(minute).high(minute).low(minute).close(minute).volume(1));
        }
    }

    private void begin(final int parameters) {
        put(begun -> begun.append(new StrategyReloadEncoder()).step(ReloadStepCode.BEGIN).parameters(parameters));
    }

    private void length(final int length) {
        put(begun -> begun.append(new StrategyParameterEncoder()).name("length").value(Integer.toString(length)));
    }

    private void recall(final int... closes) {
        for (final int close : closes) {
            put(begun -> begun.append(new RecalledCandleEncoder()).timeframe(TimeframeCode.M1)
                .openTimeNs(PipelineHarness.START + (close - 1) * MINUTE)
                .open(close).high(close).low(close).close(close).volume(1));
        }
    }

    private void complete() {
        put(begun -> begun.append(new StrategyReloadEncoder()).step(ReloadStepCode.COMPLETE));
    }

    private List<String> said() {
        final List<String> copy = List.copyOf(said);
        said.clear();
        return copy;
    }

    @Test
    void theNewOneDecidesOnTheCandlesThatItWasShownAndOnTheNextOnes() {
        open();
        minutes(5);
        assertEquals("1: 2 of [1, 2] starts 1 history 2", said().get(0));
        begin(1);
        length(3);
        recall(3, 4, 5);
        complete();
        assertEquals(List.of(), said(), "nothing is decided on what is past");
        assertEquals(Map.of("length", "3"), pipeline.view().reloadedParameters());
        minutes(2);
        assertEquals(List.of("5: 3 of [4, 5, 6] starts 1 history 3", "6: 3 of [5, 6, 7] starts 1 history 3"), said());
    }

    @Test
    void withTooFewCandlesItIsBlindUntilItHasSeenEnough() {
        open();
        minutes(2);
        said();
        begin(1);
        length(5);
        recall(1, 2);
        complete();
        minutes(2);
        assertEquals(List.of(), said());
        minutes(1);
        assertEquals(List.of("2: 5 of [1, 2, 3, 4, 5] starts 1 history 5"), said());
    }

    @Test
    void anyOtherInputInBetweenCallsItOff() {
        open();
        minutes(3);
        begin(1);
        length(3);
        recall(2);
        minutes(1);
        recall(3);
        complete();
        said();
        minutes(1);
        assertEquals(List.of("4: 2 of [4, 5] starts 1 history 2"), said(), "a candle would be missing");
        assertEquals(Map.of(), pipeline.view().reloadedParameters());

        begin(1);
        put(begun -> begun.append(new OperatorCommandEncoder()).action(OperatorActionCode.RELEASE));
        length(3);
        complete();
        minutes(1);
        assertEquals(List.of("5: 2 of [5, 6] starts 1 history 2"), said());
    }

    @Test
    void aSecondBeginningStartsOver() {
        open();
        minutes(3);
        begin(1);
        length(7);
        recall(2);
        begin(1);
        length(3);
        recall(2, 3);
        complete();
        said();
        minutes(1);
        assertEquals(List.of("3: 3 of [2, 3, 4] starts 1 history 3"), said());
    }

    @Test
    void aStateThatIsSavedInTheMiddleGoesOn() {
        open();
        minutes(3);
        begin(1);
        length(3);
        recall(1, 2);
        final StateWriter saved = new StateWriter();
        pipeline.saveState(saved);
        final long digest = pipeline.stateDigest();

        pipeline = pipeline();
        final long last = sequence;
        open();
        begin(1);
        length(3);
        pipeline.loadState(new StateReader(saved.buffer(), saved.length()));
        sequence = last;
        assertEquals(digest, pipeline.stateDigest());
        recall(3);
        complete();
        said();
        minutes(1);
        assertEquals(List.of("3: 3 of [2, 3, 4] starts 1 history 3"), said());
    }

    @Test
    void aStateThatIsSavedBehindItGoesOnToo() {
        open();
        minutes(3);
        begin(1);
        length(3);
        recall(2, 3);
        complete();
        final StateWriter saved = new StateWriter();
        pipeline.saveState(saved);

        pipeline = pipeline();
        open();
        begin(1);
        length(3);
        complete();
        assertNotEquals(saved.digest(), pipeline.stateDigest());
        pipeline.loadState(new StateReader(saved.buffer(), saved.length()));
        assertEquals(saved.digest(), pipeline.stateDigest());
        said();
        minutes(1);
        assertEquals(List.of("3: 3 of [2, 3, 4] starts 1 history 3"), said());
    }

    @Test
    void aStrategyThatIsHaltedStaysSo() {
        open();
        minutes(3);
        said();
        put(begun -> begun.append(new MarketCandleEncoder()).instrumentId(7).timeframe(TimeframeCode.M1)
            .openTimeNs(PipelineHarness.START).open(1).high(1).low(1).close(1).volume(1));
        assertEquals(1, pipeline.failures());
        begin(1);
        length(3);
        recall(1, 2, 3);
        complete();
        minutes(1);
        assertEquals(List.of(), said());
    }
}

package io.tapedeck.benchmarks.risk;

import io.tapedeck.engine.margin.AccountMode;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.InstrumentRegistry;
import io.tapedeck.engine.market.LiquidationRule;
import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.TradingCalendar;
import io.tapedeck.engine.market.VenueTerms;
import io.tapedeck.engine.order.Fill;
import io.tapedeck.engine.order.NumberSequence;
import io.tapedeck.engine.order.Order;
import io.tapedeck.engine.order.Sizing;
import io.tapedeck.engine.portfolio.AccountEvents;
import io.tapedeck.engine.portfolio.Portfolio;
import io.tapedeck.engine.portfolio.Position;
import io.tapedeck.engine.portfolio.Trade;
import io.tapedeck.engine.risk.OpenOrders;
import io.tapedeck.engine.risk.RiskEvents;
import io.tapedeck.engine.risk.RiskGate;
import io.tapedeck.engine.risk.RiskLimits;
import io.tapedeck.engine.risk.Verdict;
import io.tapedeck.engine.strategy.Signal;
import io.tapedeck.engine.strategy.SignalKind;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * One entry with a stop, sized, checked and accepted: nanoseconds an order, with every limit set and with none. The
 * differences are what the limits and what the sizing add.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class RiskGateBenchmark {
    private static final long PRICE = 4_000_000;
    private static final long STOP = 3_900_000;
    private static final long TENTH_OF_A_UNIT = 10_000;
    private static final long STEP_NS = 60_000_000_000L;

    /** Whether the limits of the session are set. */
    @Param({"ALL", "NONE"})
    private String limits;

    /** A given quantity shows what the gate alone costs, a share of the equity adds the sizing. */
    @Param({"QUANTITY", "EQUITY_FRACTION"})
    private Sizing sizing;

    private final Signal signal = new Signal();
    private RiskGate gate;
    private Answers answers;
    private long timeNs;

    /** Counts what the gate answers. */
    private static final class Answers implements RiskEvents {
        private long accepted;
        private Verdict last;

        @Override
        public void onVerdict(final Signal judged, final Verdict verdict, final long figure, final long limit) {
            last = verdict;
        }

        @Override
        public void onOrderAccepted(final Order order) {
            accepted += order.orderId();
        }

        @Override
        public void onChangeAccepted(final Signal change, final long orderId) {
            accepted += orderId;
        }
    }

    /** An exchange without orders. */
    private static final class NoOrders implements OpenOrders {
        @Override
        public int count(final int instrumentId) {
            return 0;
        }

        @Override
        public Order at(final int instrumentId, final int index) {
            throw new IllegalArgumentException("there is no order " + index);
        }
    }

    /** An account that nobody watches. */
    private static final class Unwatched implements AccountEvents {
        @Override
        public void onFillBooked(final Fill fill) {
            // Nobody watches.
        }

        @Override
        public void onPositionChanged(final Position position) {
            // Nobody watches.
        }

        @Override
        public void onTradeClosed(final Trade trade) {
            // Nobody watches.
        }

        @Override
        public void onFunding(final Position position, final long amount) {
            // Nobody watches.
        }

        @Override
        public void onDividend(final Position position, final long amount) {
            // Nobody watches.
        }

        @Override
        public void onInsurance(final long amount) {
            // Nobody watches.
        }

        @Override
        public void onEquityChanged(final long equity, final long cash) {
            // Nobody watches.
        }
    }

    /** Makes a cross margin account and a gate with every limit set. */
    @Setup
    public void prepare() {
        final InstrumentRegistry instruments = new InstrumentRegistry();
        final Instrument contract = new Instrument(0, "venue", "BTCUSDT", "USDT", Timeframe.M1, 2, 5, 1, 1,
            new VenueTerms(MarketKind.LINEAR_PERPETUAL, TradingCalendar.CONTINUOUS, 5 * FixedPoint.ONE,
                VenueTerms.CONTRACT_MAKER_FEE_RATE, VenueTerms.CONTRACT_TAKER_FEE_RATE,
                LiquidationRule.MARK_NOTIONAL, 0));
        instruments.define(contract);
        final Portfolio account = new Portfolio(instruments, new Unwatched());
        account.onInstrument(contract);
        account.deposit(100_000 * FixedPoint.ONE);
        account.setMode(AccountMode.CROSS_MARGIN, 5);
        account.mark(0, PRICE);
        answers = new Answers();
        gate = new RiskGate(instruments, account, new NoOrders(), new NumberSequence(), answers);
        gate.limit(limits.equals("NONE") ? RiskLimits.NONE : allLimits());
        gate.onFrame(0);
        gate.onEquity(account.equity());
    }

    /**
     * The same outside JMH, with every limit set.
     *
     * @param sizing of the orders.
     * @return the next order, each time.
     */
    public static LongSupplier entries(final Sizing sizing) {
        final RiskGateBenchmark benchmark = new RiskGateBenchmark();
        benchmark.limits = "ALL";
        benchmark.sizing = sizing;
        benchmark.prepare();
        return benchmark::entry;
    }

    private static RiskLimits allLimits() {
        return new RiskLimits(1L << 40, 1L << 60, 1L << 60, 1L << 60, 10 * FixedPoint.ONE, FixedPoint.ONE / 10, 10, 100,
            1_000, Long.MAX_VALUE, 1, FixedPoint.ONE / 2, FixedPoint.ONE / 2, STEP_NS);
    }

    /**
     * A frame with one signal.
     *
     * @return depends on everything that was done.
     */
    @Benchmark
    public long entry() {
        timeNs += STEP_NS;
        gate.onFrame(timeNs);
        gate.onPrice(0);
        signal.begin(timeNs, 0, SignalKind.OPEN_LONG)
            .sized(sizing, sizing == Sizing.QUANTITY ? TENTH_OF_A_UNIT : FixedPoint.ONE / 10);
        signal.protection().stop(STOP);
        gate.onSignal(signal);
        if (answers.last != Verdict.ACCEPTED) {
            throw new IllegalStateException("the gate refused: " + answers.last);
        }
        return answers.accepted;
    }
}

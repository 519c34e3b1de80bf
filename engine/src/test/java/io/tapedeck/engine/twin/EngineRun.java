package io.tapedeck.engine.twin;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.AmbiguousExitDecoder;
import io.tapedeck.engine.event.codec.FillDecoder;
import io.tapedeck.engine.event.codec.FundingRateEncoder;
import io.tapedeck.engine.event.codec.InstrumentDefinitionEncoder;
import io.tapedeck.engine.event.codec.InsurancePaidDecoder;
import io.tapedeck.engine.event.codec.MarginBracketEncoder;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.OrderIntentDecoder;
import io.tapedeck.engine.event.codec.OrderUpdateDecoder;
import io.tapedeck.engine.event.codec.RiskVerdictDecoder;
import io.tapedeck.engine.event.codec.SessionStartedEncoder;
import io.tapedeck.engine.event.codec.SideCode;
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.event.codec.TradingRulesEncoder;
import io.tapedeck.engine.event.codec.VerdictCode;
import io.tapedeck.engine.exit.FinerCandles;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.InstrumentCodec;
import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.TradingCalendar;
import io.tapedeck.engine.market.VenueTerms;
import io.tapedeck.engine.order.FillModel;
import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.order.OrderState;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.pipeline.PipelineContext;
import io.tapedeck.engine.pipeline.SessionSettings;
import io.tapedeck.engine.pipeline.TradingPipeline;
import io.tapedeck.engine.pipeline.TradingRules;
import io.tapedeck.engine.portfolio.Portfolio;
import io.tapedeck.engine.portfolio.Position;
import io.tapedeck.engine.portfolio.PositionBook;
import io.tapedeck.engine.simulation.Latency;
import io.tapedeck.engine.simulation.LatencyModel;
import io.tapedeck.engine.simulation.LimitFillModel;
import io.tapedeck.engine.simulation.MarketAssumptions;
import io.tapedeck.engine.simulation.SlippageModel;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;
import io.tapedeck.engine.strategy.StrategyPlan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A scenario in the real engine, from frames to what they derive. On the way every order is held against the table of
 * its states and against its quantity.
 */
final class EngineRun implements Strategy {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MINUTE_NS = NaiveMarket.MINUTE * SECOND_NS;
    /** Monday 2022-01-03. */
    static final long START = 1_641_168_000L * SECOND_NS;
    private static final Frame FRAME = Frame.allocate();

    private final Conditions conditions;
    private final int quantityScale;
    private final TradingPipeline pipeline;
    private final FrameMessages messages = new FrameMessages();
    private final Map<Long, Integer> labelOfOrder = new HashMap<>();
    private final Map<Long, Integer> labelOfPosition = new HashMap<>();
    private final Map<Long, Integer> labelOfSignal = new HashMap<>();
    private final Map<Integer, Long> signalOfLabel = new HashMap<>();
    private final Map<Long, String> placeOfSignal = new HashMap<>();
    private final Map<Long, OrderState> states = new HashMap<>();
    private final Map<Long, Long> quantities = new HashMap<>();
    private final Set<String> refused = new HashSet<>();
    private final List<String> events = new ArrayList<>();
    private final Set<String> ends = new TreeSet<>();
    private List<Wish> wishes = List.of();
    private int stepNumber;
    private long sequence;

    private EngineRun(final Conditions conditions, final FinerCandles finer) {
        this.conditions = conditions;
        pipeline = new TradingPipeline(new PipelineContext(StrategyPlan.each(Timeframe.M1, () -> this), finer,
            FrameListener.NONE, this::onFrame));
        quantityScale = Math.max(0, conditions.step().scale());
    }

    /**
     * Plays a scenario.
     *
     * @param scenario to play.
     * @param refused  takes the wishes that the risk gate refused: step and index of the wish.
     * @return a minute for every candle.
     */
    static List<Minute> play(final Scenario scenario, final Set<String> refused) {
        return play(scenario, FinerCandles.NONE, refused);
    }

    /**
     * Plays a scenario of which more is known than its candles.
     *
     * @param scenario to play.
     * @param finer    what is inside its candles.
     * @param refused  takes the wishes that the risk gate refused: step and index of the wish.
     * @return a minute for every candle.
     */
    static List<Minute> play(final Scenario scenario, final FinerCandles finer, final Set<String> refused) {
        final EngineRun run = new EngineRun(Conditions.of(scenario), finer);
        run.start();
        final List<Minute> minutes = new ArrayList<>();
        for (final Scenario.Step step : scenario.steps()) {
            run.stepNumber = minutes.size();
            minutes.add(run.minute(step));
        }
        refused.addAll(run.refused);
        return minutes;
    }

    private Instrument instrument() {
        final VenueTerms terms = new VenueTerms(
            conditions.isSpot() ? MarketKind.SPOT : MarketKind.LINEAR_PERPETUAL, TradingCalendar.CONTINUOUS, 0,
            money(conditions.makerFee()), money(conditions.takerFee()), conditions.rule(),
            money(conditions.liquidationFee()));
        return new Instrument(0, "test", "TESTUSDT", "USDT", Timeframe.M1, 2, quantityScale,
            scaled(conditions.tick(), 2), scaled(conditions.step(), quantityScale), terms);
    }

    private FillModel fillModel() {
        return conditions.says("fill-close") ? FillModel.CLOSE : FillModel.NEXT;
    }

    private TradingRules rules() {
        final SlippageModel slippage = conditions.slippageOfPrice().signum() > 0 ? SlippageModel.BASIS_POINTS
            : conditions.slippageOfRange().signum() > 0 ? SlippageModel.RANGE_SHARE : SlippageModel.NONE;
        final Latency latency = conditions.hasLatency() ? new Latency(LatencyModel.CONSTANT,
            conditions.submitSeconds() * SECOND_NS, conditions.cancelSeconds() * SECOND_NS,
            conditions.acknowledgeSeconds() * SECOND_NS, 0, 0) : Latency.NONE;
        return new TradingRules(conditions.mode(), conditions.leverage(), PositionBook.MAXIMUM_POSITIONS,
            new MarketAssumptions(fillModel(), conditions.says("trade-through") ? LimitFillModel.TRADE_THROUGH
                : LimitFillModel.TOUCH, slippage, money(conditions.slippageOfPrice().add(conditions.slippageOfRange())),
                money(conditions.participation()), latency));
    }

    private void start() {
        new SessionSettings(money(conditions.balance()), FixedPoint.UNKNOWN, Long.MAX_VALUE, fillModel(),
            Timeframe.M1, 0, "twin", "test").encode(begin(START).append(new SessionStartedEncoder()));
        pipeline.onFrame(FRAME);
        rules().encode(begin(START).append(new TradingRulesEncoder()));
        pipeline.onFrame(FRAME);
        InstrumentCodec.encode(instrument(), begin(START).append(new InstrumentDefinitionEncoder()));
        pipeline.onFrame(FRAME);
        if (conditions.maintenance().signum() > 0) {
            bracket(money(conditions.bracket()), conditions.maintenance(), 0);
            bracket(Long.MAX_VALUE, conditions.maintenance().multiply(BigDecimal.valueOf(2)),
                money(conditions.maintenance().multiply(conditions.bracket())));
        }
    }

    private void bracket(final long cap, final BigDecimal rate, final long amount) {
        begin(START).append(new MarginBracketEncoder()).maximumLeverage(125).capNotional(cap)
            .maintenanceRate(money(rate)).maintenanceAmount(amount);
        pipeline.onFrame(FRAME);
    }

    private Frame begin(final long timeNs) {
        sequence++;
        return FRAME.begin(sequence, timeNs, timeNs);
    }

    private static long scaled(final BigDecimal figure, final int scale) {
        return figure == null ? FixedPoint.UNKNOWN : figure.movePointRight(scale).longValueExact();
    }

    private static long money(final BigDecimal figure) {
        return scaled(figure, FixedPoint.MONEY_SCALE);
    }

    private Minute minute(final Scenario.Step step) {
        events.clear();
        ends.clear();
        wishes = step.wishes();
        final long openNs = START + step.minute() * MINUTE_NS;
        final List<String> figures = step.figures();
        begin(openNs + MINUTE_NS).append(new MarketCandleEncoder()).timeframe(TimeframeCode.M1)
            .tradeCount(MarketCandleEncoder.tradeCountNullValue()).openTimeNs(openNs)
            .open(price(figures.get(0))).high(price(figures.get(1))).low(price(figures.get(2)))
            .close(price(figures.get(3)))
            .volume(scaled(new BigDecimal(figures.size() > 4 ? figures.get(4) : "1000000"), quantityScale))
            .quoteVolume(FixedPoint.UNKNOWN).takerBuyVolume(FixedPoint.UNKNOWN);
        pipeline.onFrame(FRAME);
        step.wishes().stream().filter(wish -> wish.kind().equals("funding"))
            .forEach(wish -> fund(wish, openNs + MINUTE_NS));
        if (pipeline.failures() > 0) {
            throw new AssertionError("a stage of the engine failed");
        }
        return result();
    }

    private static long price(final String figure) {
        return scaled(new BigDecimal(figure), 2);
    }

    private void fund(final Wish wish, final long timeNs) {
        begin(timeNs).append(new FundingRateEncoder()).instrumentId(0)
            .rate(money(Wish.figureOf(wish.words().get(0)))).markPrice(price(wish.words().get(1)));
        pipeline.onFrame(FRAME);
    }

    private Minute result() {
        final Portfolio account = pipeline.portfolio();
        if (account.cash() < 0 || account.reservedCash() < 0) {
            throw new AssertionError("cash " + account.cash() + ", reserved " + account.reservedCash());
        }
        final List<String> positions = new ArrayList<>();
        for (int index = 0; index < account.positions(0).count(); index++) {
            positions.add(text(account.positions(0).at(index)));
        }
        return new Minute(List.copyOf(events), List.copyOf(ends), positions, plain(account.cash(), 8),
            plain(account.availableCash(), 8), plain(account.equity(), 8));
    }

    private String text(final Position position) {
        return labelOfPosition.get(position.positionId()) + (position.direction() > 0 ? " long " : " short ")
            + plain(position.quantity(), quantityScale) + " guarded "
            + plain(position.guardedQuantity(), quantityScale) + " cost " + plain(position.cost(), 8)
            + " stop " + plain(position.stopPrice(), 2) + " target " + plain(position.targetPrice(), 2);
    }

    private static String plain(final long figure, final int scale) {
        return Minute.plain(figure == FixedPoint.UNKNOWN ? null : BigDecimal.valueOf(figure, scale));
    }

    @Override
    public void onCandle(final Candle candle, final StrategyContext context) {
        learnPositions();
        int index = 0;
        for (final Wish wish : wishes) {
            if (!wish.kind().equals("funding")) {
                final SpokenWish spoken = new SpokenWish(wish, candle, context, quantityScale);
                final long signal = spoken.emit(signalOfLabel, this::positionOf);
                placeOfSignal.put(signal, stepNumber + "." + index);
                if (wish.kind().equals("order") || wish.kind().equals("close")) {
                    labelOfSignal.put(signal, wish.order());
                    signalOfLabel.put(wish.order(), signal);
                }
            }
            index++;
        }
    }

    /** Positions that the present candle has opened. */
    private void learnPositions() {
        messages.wrapDerived(FRAME);
        while (messages.next()) {
            if (messages.templateId() == FillDecoder.TEMPLATE_ID) {
                positionOf(messages.decode(new FillDecoder()));
            }
        }
    }

    private int positionOf(final FillDecoder fill) {
        return labelOfPosition.computeIfAbsent(fill.positionId(), any -> labelOfOrder.get(fill.orderId()));
    }

    private long positionOf(final int label) {
        return labelOfPosition.entrySet().stream().filter(entry -> entry.getValue() == label)
            .mapToLong(Map.Entry::getKey).findFirst().orElse(Long.MAX_VALUE);
    }

    private void onFrame(final Frame frame) {
        messages.wrapDerived(frame);
        while (messages.next()) {
            switch (messages.templateId()) {
                case RiskVerdictDecoder.TEMPLATE_ID -> onVerdict(messages.decode(new RiskVerdictDecoder()));
                case OrderIntentDecoder.TEMPLATE_ID -> onIntent(messages.decode(new OrderIntentDecoder()));
                case FillDecoder.TEMPLATE_ID -> onFill(messages.decode(new FillDecoder()));
                case OrderUpdateDecoder.TEMPLATE_ID -> onState(messages.decode(new OrderUpdateDecoder()));
                case AmbiguousExitDecoder.TEMPLATE_ID -> onAmbiguity(messages.decode(new AmbiguousExitDecoder()));
                case InsurancePaidDecoder.TEMPLATE_ID ->
                    events.add("insured " + plain(messages.decode(new InsurancePaidDecoder()).amount(), 8));
                default -> {
                }
            }
        }
    }

    private void onVerdict(final RiskVerdictDecoder verdict) {
        if (verdict.verdict() != VerdictCode.ACCEPTED) {
            refused.add(placeOfSignal.get(verdict.signalId()));
        }
    }

    private void onIntent(final OrderIntentDecoder intent) {
        labelOfOrder.put(intent.orderId(), labelOfSignal.get(intent.signalId()));
        if (intent.quantity() != FixedPoint.UNKNOWN) {
            quantities.put(intent.orderId(), intent.quantity());
        }
    }

    private void onFill(final FillDecoder fill) {
        final Integer label = labelOfOrder.get(fill.orderId());
        final int position = positionOf(fill);
        final Long left = quantities.computeIfPresent(fill.orderId(), (order, open) -> open - fill.quantity());
        if (left != null && left < 0) {
            throw new AssertionError("order " + label + " has more filled than its quantity");
        }
        events.add("fill " + position + " by " + (label == null ? "plan" : label)
            + (fill.side() == SideCode.BUY ? " buy " : " sell ") + plain(fill.quantity(), quantityScale) + " @ "
            + plain(fill.price(), 2) + " " + FillReason.ofCode(fill.reasonRaw()) + " fee "
            + plain(fill.fee(), 8) + " at " + (fill.timeNs() - START) / SECOND_NS);
    }

    private void onState(final OrderUpdateDecoder update) {
        final OrderState before = states.getOrDefault(update.orderId(), OrderState.SUBMITTED);
        final OrderState next = OrderState.ofCode(update.stateRaw());
        if (!before.mayBecome(next) && (before != next || next.isTerminal())) {
            throw new AssertionError("order " + update.orderId() + " went from " + before + " to " + next);
        }
        states.put(update.orderId(), next);
        final Integer label = labelOfOrder.get(update.orderId());
        if (label != null && next.isTerminal() && next != OrderState.FILLED) {
            ends.add(next.name().toLowerCase(Locale.ROOT) + " " + label);
        }
    }

    private void onAmbiguity(final AmbiguousExitDecoder exit) {
        events.add("ambiguous " + labelOfPosition.getOrDefault(exit.positionId(), 0) + " "
            + plain(exit.betterOutcome(), 8));
    }

    @Override
    public void saveState(final StateWriter writer) {
        // What is wished does not depend on what happened.
    }

    @Override
    public void loadState(final StateReader reader) {
        // What is wished does not depend on what happened.
    }
}

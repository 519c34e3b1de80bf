package io.tapedeck.replay.run;

import io.tapedeck.engine.candle.PackedCandles;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.FrameRun;
import io.tapedeck.engine.event.codec.AmbiguousExitDecoder;
import io.tapedeck.engine.event.codec.CandleClosedDecoder;
import io.tapedeck.engine.event.codec.CorporateActionDecoder;
import io.tapedeck.engine.event.codec.DividendPaidDecoder;
import io.tapedeck.engine.event.codec.EquityChangedDecoder;
import io.tapedeck.engine.event.codec.FillDecoder;
import io.tapedeck.engine.event.codec.FillReasonCode;
import io.tapedeck.engine.event.codec.FundingSettledDecoder;
import io.tapedeck.engine.event.codec.InsurancePaidDecoder;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.event.codec.OperatorCommandDecoder;
import io.tapedeck.engine.event.codec.OrderChangeDecoder;
import io.tapedeck.engine.event.codec.OrderIntentDecoder;
import io.tapedeck.engine.event.codec.PositionChangedDecoder;
import io.tapedeck.engine.event.codec.RiskVerdictDecoder;
import io.tapedeck.engine.event.codec.StageFailedDecoder;
import io.tapedeck.engine.event.codec.TradeClosedDecoder;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.order.FeeKind;
import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.order.Side;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.pipeline.SessionSettings;
import io.tapedeck.replay.performance.EquityCurve;
import io.tapedeck.replay.performance.RunFacts;
import io.tapedeck.replay.performance.Sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Collects what a run's result tells, from the frames as they leave the pipeline. On the thread of the pipeline; a
 * frame without derived messages costs a few comparisons.
 */
final class RunObserver implements FrameListener {
    private final SessionSettings settings;
    private final EquityCurve equity;
    private final FactsCollector facts;
    private final List<TradeRecord> trades = new ArrayList<>();
    private final List<FillRecord> fills = new ArrayList<>();
    private final RefusalLog refusals = new RefusalLog();
    private final SymbolTally[] symbols;
    private final boolean decidesOnBase;
    private final FrameMessages messages = new FrameMessages();
    private final CandleClosedDecoder closed = new CandleClosedDecoder();
    private final EquityChangedDecoder equityChanged = new EquityChangedDecoder();
    private final PositionChangedDecoder positionChanged = new PositionChangedDecoder();
    private final TradeClosedDecoder tradeClosed = new TradeClosedDecoder();
    private final FillDecoder fill = new FillDecoder();
    private final OrderIntentDecoder intent = new OrderIntentDecoder();
    private final OrderChangeDecoder change = new OrderChangeDecoder();
    private final CorporateActionDecoder action = new CorporateActionDecoder();
    private final RiskVerdictDecoder verdict = new RiskVerdictDecoder();
    private final AmbiguousExitDecoder ambiguous = new AmbiguousExitDecoder();
    private final FundingSettledDecoder fundingSettled = new FundingSettledDecoder();
    private final DividendPaidDecoder dividendPaid = new DividendPaidDecoder();
    private final InsurancePaidDecoder insurancePaid = new InsurancePaidDecoder();
    private final StageFailedDecoder failed = new StageFailedDecoder();
    private long presentEquity;
    private long presentCash;
    private long baseFrames;
    private long tradingFrames;
    private long orders;
    private long fees;
    private long funding;
    private long dividends;
    private long insurance;
    private long liquidations;
    private long ambiguousExits;
    private long ambiguousWorth;
    private String firstFailure;

    RunObserver(final SessionSettings settings, final List<Instrument> instruments, final EquityCurve equity) {
        this.settings = settings;
        this.equity = equity;
        decidesOnBase = instruments.stream()
            .anyMatch(instrument -> instrument.baseTimeframe() == settings.strategyTimeframe());
        symbols = instruments.stream().map(instrument -> new SymbolTally()).toArray(SymbolTally[]::new);
        facts = new FactsCollector(instruments, equity.capacity());
        presentEquity = settings.initialBalance();
        presentCash = settings.initialBalance();
    }

    @Override
    public void onFrame(final Frame frame) {
        if (frame.inputTemplateId() == MarketCandleDecoder.TEMPLATE_ID) {
            onCandle(frame, settings.isTradingAt(frame.engineTimeNs()));
        } else {
            onOther(frame);
        }
    }

    private void onCandle(final Frame frame, final boolean isTrading) {
        baseFrames++;
        tradingFrames += isTrading ? 1 : 0;
        facts.onCandle(frame);
        boolean sampling = decidesOnBase && isOfStrategyTimeframe(frame);
        if (frame.messageCount() > 1) {
            sampling |= onDerived(frame);
        }
        facts.onCandleEnd();
        if (isTrading && sampling) {
            sample(frame.engineTimeNs());
        }
    }

    @Override
    public boolean needsEveryFrame() {
        return false;
    }

    /** Nothing was sampled, and nothing happened to what is held but the prices of the candles. */
    @Override
    public void onPassed(final FrameRun candles, final int count) {
        baseFrames += count;
        tradingFrames += count - firstTraded(candles, count);
        facts.onPassed(candles, count);
    }

    private int firstTraded(final FrameRun candles, final int count) {
        int first = 0;
        while (first < count && !settings.isTradingAt(candles.engineTimeNs(first))) {
            first++;
        }
        return first;
    }

    private void onOther(final Frame frame) {
        onInput(frame);
        final boolean sampling = frame.messageCount() > 1 && onDerived(frame);
        if (settings.isTradingAt(frame.engineTimeNs()) && (sampling || correctsLastSample(frame))) {
            sample(frame.engineTimeNs());
        }
    }

    private void sample(final long timeNs) {
        equity.sample(timeNs, presentEquity, presentCash, facts.isExposed());
        facts.onSample(equity.size() - 1);
    }

    /** A command at the end of the data belongs to the close that was sampled just before it. */
    private boolean correctsLastSample(final Frame frame) {
        return frame.inputTemplateId() == OperatorCommandDecoder.TEMPLATE_ID
            && equity.size() > 0
            && equity.timeNs(equity.size() - 1) == frame.engineTimeNs();
    }

    private boolean isOfStrategyTimeframe(final Frame frame) {
        return PackedCandles.timeframeCode(frame.inputBlockAddress()) == settings.strategyTimeframe().code();
    }

    private void onInput(final Frame frame) {
        facts.onOther();
        if (frame.inputTemplateId() == CorporateActionDecoder.TEMPLATE_ID) {
            messages.wrap(frame).next();
            facts.onAction(messages.decode(action));
        }
    }

    private boolean onDerived(final Frame frame) {
        boolean sampling = false;
        messages.wrapDerived(frame);
        while (messages.next()) {
            switch (messages.templateId()) {
                case CandleClosedDecoder.TEMPLATE_ID ->
                    sampling |= messages.decode(closed).timeframeRaw() == settings.strategyTimeframe().code();
                case EquityChangedDecoder.TEMPLATE_ID -> onEquity(messages.decode(equityChanged));
                case PositionChangedDecoder.TEMPLATE_ID -> facts.onPosition(messages.decode(positionChanged));
                case TradeClosedDecoder.TEMPLATE_ID -> onTrade(trade(messages.decode(tradeClosed)));
                case FillDecoder.TEMPLATE_ID -> onFill(frame, messages.decode(fill));
                case OrderIntentDecoder.TEMPLATE_ID -> onIntent(frame, messages.decode(intent));
                case OrderChangeDecoder.TEMPLATE_ID -> facts.onChange(messages.decode(change));
                case RiskVerdictDecoder.TEMPLATE_ID -> refusals.onVerdict(frame, messages.decode(verdict));
                case AmbiguousExitDecoder.TEMPLATE_ID -> onAmbiguous(messages.decode(ambiguous));
                case FundingSettledDecoder.TEMPLATE_ID -> onFunding(messages.decode(fundingSettled));
                case DividendPaidDecoder.TEMPLATE_ID -> onDividend(messages.decode(dividendPaid));
                case InsurancePaidDecoder.TEMPLATE_ID -> insurance += messages.decode(insurancePaid).amount();
                case StageFailedDecoder.TEMPLATE_ID -> onFailure(messages.decode(failed));
                default -> {
                }
            }
        }
        return sampling;
    }

    private void onIntent(final Frame frame, final OrderIntentDecoder message) {
        orders++;
        facts.onIntent(frame, message);
    }

    private void onFill(final Frame frame, final FillDecoder message) {
        fills.add(new FillRecord(message.timeNs(), message.instrumentId(), message.orderId(), message.positionId(),
            Side.ofCode(message.sideRaw()), message.price(), message.quantity(), message.fee(),
            FeeKind.ofCode(message.feeKindRaw()), FillReason.ofCode(message.reasonRaw())));
        facts.onFill(frame, message);
        fees += message.fee();
        symbols[message.instrumentId()].onFee(message.fee());
        liquidations += message.reason() == FillReasonCode.LIQUIDATION ? 1 : 0;
    }

    private void onTrade(final TradeRecord trade) {
        trades.add(trade);
        facts.onTrade(trade);
        symbols[trade.instrumentId()].onTrade(trade);
    }

    private void onFunding(final FundingSettledDecoder message) {
        funding += message.amount();
        symbols[message.instrumentId()].onFunding(message.amount());
    }

    private void onDividend(final DividendPaidDecoder message) {
        dividends += message.amount();
        symbols[message.instrumentId()].onDividend(message.amount());
    }

    private void onEquity(final EquityChangedDecoder message) {
        presentEquity = message.equity();
        presentCash = message.cash();
    }

    private static TradeRecord trade(final TradeClosedDecoder message) {
        return new TradeRecord(message.tradeId(), message.positionId(), message.instrumentId(), side(message),
            message.entryTimeNs(), message.entryPrice(),
            message.exitTimeNs(), message.exitPrice(), message.quantity(), message.entryNotional(), message.pnl(),
            message.fees(), message.funding(), FillReason.ofCode(message.reasonRaw()));
    }

    private static Side side(final TradeClosedDecoder message) {
        return Side.ofCode(message.sideRaw());
    }

    private void onAmbiguous(final AmbiguousExitDecoder message) {
        ambiguousExits++;
        ambiguousWorth += message.betterOutcome();
    }

    private void onFailure(final StageFailedDecoder message) {
        if (firstFailure == null) {
            firstFailure = message.stage() + ": " + message.fault();
        }
    }

    List<TradeRecord> trades() {
        return trades;
    }

    /** What the figures of the run are made from. */
    RunFacts facts(final Sampling sampling) {
        return facts.facts(sampling, equity);
    }

    /** What each symbol brought, where some positions are still open. */
    List<SymbolResult> symbols(final List<OpenPosition> open) {
        return IntStream.range(0, symbols.length).mapToObj(id -> symbols[id].result(id,
            open.stream().filter(position -> position.instrumentId() == id).toList())).toList();
    }

    List<FillRecord> fills() {
        return fills;
    }

    /** What the risk gate refused. */
    RefusalLog refusals() {
        return refusals;
    }

    long baseFrames() {
        return baseFrames;
    }

    long tradingFrames() {
        return tradingFrames;
    }

    long orders() {
        return orders;
    }

    long fees() {
        return fees;
    }

    /** Received less paid, money. */
    long funding() {
        return funding;
    }

    /** Received less paid, money. */
    long dividends() {
        return dividends;
    }

    /** What the venue's insurance paid, money. */
    long insurance() {
        return insurance;
    }

    /** Fills by which the venue took a position. */
    long liquidations() {
        return liquidations;
    }

    long ambiguousExits() {
        return ambiguousExits;
    }

    long ambiguousWorth() {
        return ambiguousWorth;
    }

    Optional<String> firstFailure() {
        return Optional.ofNullable(firstFailure);
    }
}

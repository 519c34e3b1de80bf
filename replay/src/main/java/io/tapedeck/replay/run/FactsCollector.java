package io.tapedeck.replay.run;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameRun;
import io.tapedeck.engine.event.codec.CorporateActionDecoder;
import io.tapedeck.engine.event.codec.FillDecoder;
import io.tapedeck.engine.event.codec.OrderChangeDecoder;
import io.tapedeck.engine.event.codec.OrderIntentDecoder;
import io.tapedeck.engine.event.codec.PositionChangedDecoder;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.replay.performance.ClosedTrade;
import io.tapedeck.replay.performance.EquityCurve;
import io.tapedeck.replay.performance.MarketCurve;
import io.tapedeck.replay.performance.RunFacts;
import io.tapedeck.replay.performance.Sampling;
import io.tapedeck.replay.performance.TradeEntry;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects what the figures of a run are made from beyond its equity and its trades: the market, the prices that
 * positions saw, what fills were reckoned with. On the thread of the pipeline; a frame with a candle that nothing is
 * held in costs a few stores.
 */
final class FactsCollector {
    private final int instruments;
    private final MarketCurve curve;
    private final List<ClosedTrade> trades = new ArrayList<>();
    private final MarketWatch market;
    private final PositionWatch positions;
    private final SlippageWatch slippage;
    private final EntryReasons reasons = new EntryReasons();
    private long tradedNotional;

    FactsCollector(final List<Instrument> instruments, final int expectedSamples) {
        curve = new MarketCurve(expectedSamples);
        this.instruments = instruments.size();
        market = new MarketWatch(instruments.size());
        positions = new PositionWatch(market, instruments);
        slippage = new SlippageWatch(market, instruments);
    }

    /** The input of a frame is a candle. */
    void onCandle(final Frame frame) {
        market.onCandle(frame.inputBlockAddress());
    }

    /** The first candles of a run were passed: what is held saw all their prices. */
    void onPassed(final FrameRun candles, final int count) {
        if (positions.isAnyOpen()) {
            positions.onPassed(candles, count);
        }
        market.onCandle(candles.inputBlockAddress(count - 1));
    }

    /** The input of a frame is no candle. */
    void onOther() {
        market.onOther();
    }

    void onAction(final CorporateActionDecoder action) {
        positions.onSplit(action.instrumentId(), market.onAction(action));
    }

    void onIntent(final Frame frame, final OrderIntentDecoder intent) {
        slippage.onIntent(frame, intent);
        reasons.onIntent(frame, intent);
    }

    void onChange(final OrderChangeDecoder change) {
        slippage.onChange(change);
    }

    void onFill(final Frame frame, final FillDecoder fill) {
        final HeldPosition position = positions.onFill(fill, slippage.wasDecidedIn(frame, fill.orderId()));
        position.onEntryReason(reasons.of(fill.orderId()));
        slippage.onFill(fill, position);
        tradedNotional = Math.addExact(tradedNotional, fill.notional());
    }

    void onPosition(final PositionChangedDecoder change) {
        positions.onChange(change);
    }

    void onTrade(final TradeRecord trade) {
        final HeldPosition position = positions.of(trade);
        trades.add(new ClosedTrade(trade.instrumentId(), trade.side(), trade.entryTimeNs(), trade.exitTimeNs(),
            trade.entryNotional(), trade.pnl(), trade.fees(), trade.funding(), trade.reason(),
            position.excursion(trade.entryPrice()), new TradeEntry(position.entryReason(), positions.risk(trade)),
            position.slippage()));
    }

    /** Everything in a frame with a candle was told. */
    void onCandleEnd() {
        if (positions.isAnyOpen()) {
            positions.onCandleEnd();
        }
    }

    boolean isExposed() {
        return positions.isAnyOpen();
    }

    /** Equity was sampled; the first sample is made once for every symbol, and the last of them counts. */
    void onSample(final int index) {
        if (index == 0) {
            market.buy();
        }
        curve.sample(index, market.buyAndHold(), positions.notional());
    }

    RunFacts facts(final Sampling sampling, final EquityCurve equity) {
        return new RunFacts(sampling, instruments, equity, curve, trades, tradedNotional, slippage.total());
    }
}

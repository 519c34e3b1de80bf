package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.CorporateActionCode;
import io.tapedeck.engine.event.codec.CorporateActionDecoder;
import io.tapedeck.engine.event.codec.FundingRateDecoder;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.portfolio.Portfolio;
import io.tapedeck.engine.risk.RiskGate;

/**
 * Stage 4: marks the account to the market, settles funding and dividends, and samples the equity at the closes of the
 * strategy's timeframe.
 */
final class PortfolioStage {
    private final Portfolio portfolio;
    private final RiskGate gate;
    private final FrameMessages messages = new FrameMessages();
    private final FundingRateDecoder funding = new FundingRateDecoder();
    private final CorporateActionDecoder action = new CorporateActionDecoder();
    private int samplingBit = Timeframe.M1.bit();

    PortfolioStage(final Portfolio portfolio, final RiskGate gate) {
        this.portfolio = portfolio;
        this.gate = gate;
    }

    void onSession(final SessionSettings settings) {
        samplingBit = settings.strategyTimeframe().bit();
        portfolio.deposit(settings.initialBalance());
    }

    void onFrame(final Frame frame, final MarketUpdate update) {
        if (update.hasCandle()) {
            onPrice(update.candle(), update.timeNs());
        } else {
            gate.onFrame(frame.engineTimeNs());
            onInput(frame);
        }
        sample(update);
    }

    private void sample(final MarketUpdate update) {
        if (update.hasClosed(samplingBit)) {
            gate.onEquity(portfolio.sampleEquity());
        }
    }

    void onPrice(final Candle candle, final long timeNs) {
        mark(candle, timeNs);
        gate.onPrice(candle.instrumentId());
    }

    private void mark(final Candle candle, final long timeNs) {
        gate.onFrame(timeNs);
        portfolio.mark(candle.instrumentId(), candle.close());
    }

    /** Values the account; that the gate hears of the price can wait until it is asked. */
    void onQuietCandle(final MarketUpdate update) {
        mark(update.candle(), update.timeNs());
        sample(update);
    }

    /** The timeframe whose closes the equity is sampled at, as a bit. */
    int samplingBit() {
        return samplingBit;
    }

    private void onInput(final Frame frame) {
        if (frame.inputTemplateId() == FundingRateDecoder.TEMPLATE_ID) {
            messages.wrap(frame).next();
            messages.decode(funding);
            portfolio.onFunding(funding.instrumentId(), funding.rate(), funding.markPrice());
        } else if (frame.inputTemplateId() == CorporateActionDecoder.TEMPLATE_ID) {
            messages.wrap(frame).next();
            onAction(messages.decode(action));
        }
    }

    /** Splits were met by the exits: they move what can be met next. */
    private void onAction(final CorporateActionDecoder message) {
        if (message.action() == CorporateActionCode.DIVIDEND) {
            portfolio.actions().onDividend(message.instrumentId(), message.amountPerShare());
        }
    }
}

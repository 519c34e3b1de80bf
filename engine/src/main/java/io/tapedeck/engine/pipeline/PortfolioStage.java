package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.portfolio.Portfolio;

/** Stage 4: marks the account to the market and samples its equity at the closes of the strategy's timeframe. */
final class PortfolioStage {
    private final MarketUpdate update;
    private final Portfolio portfolio;
    private Timeframe sampling = Timeframe.M1;

    PortfolioStage(final MarketUpdate update, final Portfolio portfolio) {
        this.update = update;
        this.portfolio = portfolio;
    }

    void onSession(final SessionSettings settings) {
        sampling = settings.strategyTimeframe();
        portfolio.deposit(settings.initialBalance());
    }

    void onFrame() {
        if (update.hasCandle()) {
            portfolio.mark(update.candle().instrumentId(), update.candle().close());
            if (update.hasClosed(sampling)) {
                portfolio.sampleEquity();
            }
        }
    }
}

package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.exit.FinerCandles;
import io.tapedeck.engine.market.InstrumentRegistry;
import io.tapedeck.engine.order.NumberSequence;
import io.tapedeck.engine.portfolio.Portfolio;
import io.tapedeck.engine.risk.RiskGate;
import io.tapedeck.engine.simulation.CandleMatching;
import io.tapedeck.engine.simulation.Departures;
import io.tapedeck.engine.simulation.Liquidation;
import io.tapedeck.engine.simulation.QuoteMatching;
import io.tapedeck.engine.simulation.SimulatedExchange;
import io.tapedeck.engine.strategy.StrategyPlan;
import io.tapedeck.engine.time.EngineClock;

/** What one account is made of, connected: its books, its exchange, its gate, and the stages over them. One thread. */
final class AccountParts {
    final DerivedMessages derived = new DerivedMessages();
    final EngineClock clock = new EngineClock();
    final FillMailbox mailbox = new FillMailbox();
    final NumberSequence orderNumbers = new NumberSequence();
    final Portfolio portfolio;
    final SimulatedExchange exchange;
    final RiskGate gate;
    final ExitsStage exits;
    final PortfolioStage account;
    final StrategyStage strategy;
    final RiskStage risk;
    final RoutingStage routing;

    /**
     * An account that waits for the start of a session.
     *
     * @param instruments  of its market.
     * @param strategies   how its strategies are made and what they need.
     * @param finerCandles where the judge of the price path looks for finer data.
     */
    AccountParts(final InstrumentRegistry instruments, final StrategyPlan strategies,
        final FinerCandles finerCandles) {
        final AccountBooks books = new AccountBooks(derived, mailbox, clock);
        portfolio = new Portfolio(instruments, books);
        books.keep(portfolio);
        exchange = new SimulatedExchange(instruments, portfolio, books);
        final Departures departures = new Departures(exchange, portfolio, orderNumbers);
        final Liquidation liquidation = new Liquidation(instruments, portfolio, departures);
        final CandleMatching matching = new CandleMatching(exchange, portfolio, departures, liquidation, books);
        gate = new RiskGate(instruments, portfolio, exchange, orderNumbers, books);

        exits = new ExitsStage(matching, new QuoteMatching(exchange), liquidation, finerCandles);
        account = new PortfolioStage(portfolio, gate);
        strategy = new StrategyStage(new StrategySession(instruments, portfolio, exchange, derived, strategies),
            mailbox);
        risk = new RiskStage(gate, derived);
        routing = new RoutingStage(derived, exchange, departures, portfolio);
    }
}

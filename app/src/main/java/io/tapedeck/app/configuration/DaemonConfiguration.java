package io.tapedeck.app.configuration;

import io.tapedeck.engine.margin.AccountMode;
import io.tapedeck.engine.order.FillModel;
import io.tapedeck.engine.simulation.Latency;
import io.tapedeck.engine.simulation.LimitFillModel;
import io.tapedeck.engine.simulation.SlippageModel;
import io.tapedeck.gateways.market.StreamKind;
import io.tapedeck.journal.session.Durability;
import io.tapedeck.replay.run.LimitName;
import io.tapedeck.replay.run.MarginBrackets;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.run.StrategySpec;
import io.tapedeck.replay.run.TradingSpec;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that the daemon is told at its start, checked. Immutable; two that say the same are equal, however their
 * numbers were written.
 *
 * @param session    how it is recorded.
 * @param market     what is followed.
 * @param strategy   that decides.
 * @param account    that is traded.
 * @param simulation of the venue that takes the orders.
 * @param limits     that every order is held against.
 * @param alerts     where people are told.
 * @param monitor    where machines are told.
 * @param disk       how much of it must stay free.
 */
public record DaemonConfiguration(
    Session session,
    Market market,
    StrategySpec strategy,
    Account account,
    Simulation simulation,
    Map<LimitName, BigDecimal> limits,
    Alerts alerts,
    Monitor monitor,
    Disk disk) {

    /** Route of {@link Market#webSockets()} that stands for every route that is not there. */
    public static final String EVERY_ROUTE = "stream";

    /** Whose time a session has. */
    public enum MarketClock {
        /** This machine's. */
        SYSTEM,
        /** That of the venue's messages. */
        VENUE
    }

    /**
     * How a session is recorded.
     *
     * @param folder        of its tapes and snapshots.
     * @param durability    of its frames.
     * @param snapshotEvery so much time.
     * @param stageTimes    every how many frames it is timed; 0 for never.
     */
    public record Session(Path folder, Durability durability, Duration snapshotEvery, int stageTimes) {
    }

    /**
     * What is followed.
     *
     * @param venue         by its name.
     * @param environment   live, testnet, demo or loopback.
     * @param rest          instead of the environment's address.
     * @param webSockets    instead of the environment's addresses, by route; see {@link #EVERY_ROUTE}.
     * @param symbols       in upper case.
     * @param streams       of every symbol.
     * @param clock         of the session.
     * @param warmUpCandles base candles of every symbol that are fetched before the start.
     */
    public record Market(String venue, String environment, Optional<URI> rest, Map<String, URI> webSockets,
        List<String> symbols, List<StreamKind> streams, MarketClock clock, int warmUpCandles) {
        /** Keeps copies of the collections. */
        public Market {
            webSockets = Map.copyOf(webSockets);
            symbols = List.copyOf(symbols);
            streams = List.copyOf(streams);
        }
    }

    /**
     * The account that is traded.
     *
     * @param initialBalance to start with.
     * @param mode           what it may owe.
     * @param leverage       of contracts.
     * @param positions      most open ones in one symbol.
     * @param fill           where market orders are settled.
     * @param takerFeeRate   instead of the instruments' own.
     * @param brackets       of the symbols' margin; a contract without any maintains nothing.
     */
    public record Account(BigDecimal initialBalance, AccountMode mode, int leverage, int positions, FillModel fill,
        Optional<BigDecimal> takerFeeRate, MarginBrackets brackets) {
    }

    /**
     * What is assumed of the venue while orders are filled with paper money.
     *
     * @param limitFill     when a resting limit order is filled.
     * @param slippage      what market orders pay beyond the price that they find.
     * @param slippageShare of the price or of the candle's range.
     * @param participation share of a candle's volume that can be filled; 0 for any.
     * @param latency       how long messages take.
     */
    public record Simulation(LimitFillModel limitFill, SlippageModel slippage, BigDecimal slippageShare,
        BigDecimal participation, Latency latency) {
    }

    /**
     * Where people are told.
     *
     * @param discord  address of a webhook.
     * @param telegram a bot and its chat.
     * @param webhook  address that takes JSON.
     */
    public record Alerts(Optional<Secret> discord, Optional<Telegram> telegram, Optional<Secret> webhook) {
    }

    /**
     * A Telegram bot.
     *
     * @param token of the bot.
     * @param chat  that it writes to.
     */
    public record Telegram(Secret token, String chat) {
    }

    /**
     * Where machines are told.
     *
     * @param port        on the loopback interface; 0 for none.
     * @param noDataAfter silence that is an alarm.
     * @param heartbeat   how often it is said that it lives.
     */
    public record Monitor(int port, Duration noDataAfter, Duration heartbeat) {
    }

    /**
     * How much of the disk must stay free.
     *
     * @param warnBelow bytes; less is an alarm.
     * @param haltBelow bytes; less halts.
     */
    public record Disk(long warnBelow, long haltBelow) {
    }

    /** Keeps a copy of the limits. */
    public DaemonConfiguration {
        limits = Map.copyOf(limits);
    }

    /**
     * What of this decides what is decided: a replay of the recorded market by this spec is the same run.
     *
     * @return without a span, open at the end.
     */
    public ReplaySpec replaySpec() {
        return new ReplaySpec(market.symbols, Optional.empty(), Optional.empty(),
            strategy, account.initialBalance, Optional.empty(), account.fill, Optional.empty(), account.takerFeeRate,
            trading(), limits, ReplaySpec.EndOfData.KEEP_OPEN);
    }

    private TradingSpec trading() {
        return new TradingSpec(account.mode, account.leverage, account.positions, Optional.empty(),
            simulation.limitFill, simulation.slippage, simulation.slippageShare, simulation.participation,
            simulation.latency, account.brackets);
    }
}

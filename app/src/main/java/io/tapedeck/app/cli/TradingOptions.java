package io.tapedeck.app.cli;

import io.tapedeck.app.configuration.BracketsFile;
import io.tapedeck.app.configuration.LimitsFile;
import io.tapedeck.engine.margin.AccountMode;
import io.tapedeck.engine.margin.BracketTable;
import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.simulation.Latency;
import io.tapedeck.engine.simulation.LatencyModel;
import io.tapedeck.engine.simulation.LimitFillModel;
import io.tapedeck.engine.simulation.SlippageModel;
import io.tapedeck.replay.run.LimitName;
import io.tapedeck.replay.run.MarginBrackets;
import io.tapedeck.replay.run.TradingSpec;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Options about the account, the assumed market and the risk limits. */
final class TradingOptions {
    private static final int MAXIMUM_POSITIONS = 8;

    /** What {@code --account} may say. */
    enum Account {
        /** Everything is paid in full. */
        CASH(AccountMode.CASH),
        /** Margin by symbol. */
        ISOLATED(AccountMode.ISOLATED_MARGIN),
        /** One margin for all. */
        CROSS(AccountMode.CROSS_MARGIN);

        private final AccountMode mode;

        Account(final AccountMode mode) {
            this.mode = mode;
        }
    }

    /** What {@code --market} may say. */
    enum Market {
        /** The tape says it. */
        TAPE(null),
        /** Base against quote currency. */
        SPOT(MarketKind.SPOT),
        /** Linear perpetual contracts. */
        PERPETUAL(MarketKind.LINEAR_PERPETUAL),
        /** Shares. */
        EQUITY(MarketKind.EQUITY);

        private final MarketKind kind;

        Market(final MarketKind kind) {
            this.kind = kind;
        }
    }

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--account", paramLabel = "cash|isolated|cross", defaultValue = "cash",
        description = "What the account may owe (default: ${DEFAULT-VALUE}: no shorts, no contracts).")
    private Account account;

    @Option(names = "--leverage", paramLabel = "N", defaultValue = "1",
        description = "Leverage of contracts, 1 to 125 (default: ${DEFAULT-VALUE}).")
    private int leverage;

    @Option(names = "--market", paramLabel = "tape|spot|perpetual|equity", defaultValue = "tape",
        description = "Trade the symbols as this kind of market, with its usual fees (default: what the tape says).")
    private Market market;

    @Option(names = "--positions", paramLabel = "N", defaultValue = "1",
        description = "Most open positions in one symbol, 1 to 8 (default: ${DEFAULT-VALUE}).")
    private int positions;

    @Option(names = "--limit-fill", paramLabel = "touch|trade-through", defaultValue = "trade-through",
        converter = Values.LimitFillValue.class,
        description = "When a resting limit order is filled (default: ${DEFAULT-VALUE}).")
    private LimitFillModel limitFill;

    @Option(names = "--slippage", paramLabel = "SHARE", converter = Values.ShareValue.class,
        description = "Market orders pay this share of the price more, such as 0.0005 (default: nothing).")
    private BigDecimal slippage;

    @Option(names = "--slippage-of-range", paramLabel = "SHARE", converter = Values.ShareValue.class,
        description = "Market orders pay this share of the candle's high less low more.")
    private BigDecimal slippageOfRange;

    @Option(names = "--participation", paramLabel = "SHARE", converter = Values.ShareValue.class, defaultValue = "0",
        description = "Fill at most this share of a candle's volume; the rest follows (default: any volume).")
    private BigDecimal participation;

    @Option(names = "--latency-ms", paramLabel = "MS", defaultValue = "0",
        description = "Milliseconds until an order reaches the venue (default: ${DEFAULT-VALUE}).")
    private long latencyMillis;

    @Option(names = "--cancel-latency-ms", paramLabel = "MS", defaultValue = "0",
        description = "Milliseconds until a cancellation reaches the venue.")
    private long cancelLatencyMillis;

    @Option(names = "--acknowledge-latency-ms", paramLabel = "MS", defaultValue = "0",
        description = "Milliseconds until the engine knows that an order has arrived.")
    private long acknowledgeLatencyMillis;

    @Option(names = "--latency-spread-ms", paramLabel = "MS", defaultValue = "0",
        description = "Adds up to this much to each latency, drawn from --latency-seed.")
    private long latencySpreadMillis;

    @Option(names = "--latency-seed", paramLabel = "N", defaultValue = "1",
        description = "Seed of the drawn latencies (default: ${DEFAULT-VALUE}).")
    private long latencySeed;

    @Option(names = "--limits", paramLabel = "FILE",
        description = "YAML file with risk limits by name, see config/limits.yaml.")
    private Path limits;

    @Option(names = "--brackets", paramLabel = "FILE",
        description = "YAML or JSON file with the margin brackets of contracts by symbol, see config/brackets.yaml.")
    private Path brackets;

    TradingSpec tradingSpec() {
        require(leverage >= 1 && leverage <= BracketTable.MAXIMUM_LEVERAGE, "--leverage must be 1 to 125");
        require(leverage == 1 || account != Account.CASH, "--leverage needs --account isolated or cross");
        require(positions >= 1 && positions <= MAXIMUM_POSITIONS, "--positions must be 1 to 8");
        require(slippage == null || slippageOfRange == null, "choose --slippage or --slippage-of-range");
        require(Math.min(Math.min(latencyMillis, cancelLatencyMillis),
            Math.min(acknowledgeLatencyMillis, latencySpreadMillis)) >= 0, "a latency cannot be negative");
        final SlippageModel model = slippage != null ? SlippageModel.BASIS_POINTS
            : slippageOfRange != null ? SlippageModel.RANGE_SHARE : SlippageModel.NONE;
        final BigDecimal share = slippage != null ? slippage : slippageOfRange != null ? slippageOfRange
            : BigDecimal.ZERO;
        return new TradingSpec(account.mode, leverage, positions, Optional.ofNullable(market.kind), limitFill, model,
            share, participation, latency(), brackets == null ? MarginBrackets.NONE : BracketsFile.read(brackets));
    }

    private void require(final boolean holds, final String sentence) {
        if (!holds) {
            throw new ParameterException(commandLine(), sentence);
        }
    }

    private CommandLine commandLine() {
        return spec.commandLine();
    }

    private Latency latency() {
        final boolean none = latencyMillis == 0 && cancelLatencyMillis == 0 && acknowledgeLatencyMillis == 0
            && latencySpreadMillis == 0;
        return none ? Latency.NONE
            : new Latency(latencySpreadMillis > 0 ? LatencyModel.UNIFORM : LatencyModel.CONSTANT,
                nanos(latencyMillis), nanos(cancelLatencyMillis), nanos(acknowledgeLatencyMillis),
                nanos(latencySpreadMillis), latencySeed);
    }

    private static long nanos(final long millis) {
        return Math.multiplyExact(millis, 1_000_000L);
    }

    Map<LimitName, BigDecimal> limits() {
        return limits == null ? Map.of() : LimitsFile.read(limits);
    }
}

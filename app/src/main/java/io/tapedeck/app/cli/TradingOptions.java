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
import io.tapedeck.replay.run.TradingSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Options about the account, the assumed market and the risk limits. What is not typed stays as it was. */
final class TradingOptions {
    private static final int MAXIMUM_POSITIONS = 8;
    private static final long USUAL_SEED = 1;
    private static final long NANOS_PER_MILLISECOND = 1_000_000L;
    private static final String LIMIT = "--limit";
    private static final String NO_LIMIT = "none";

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

    @Option(names = "--account", paramLabel = "cash|isolated|cross",
        description = "What the account may owe (default: cash: no shorts, no contracts).")
    private Account account;

    @Option(names = "--leverage", paramLabel = "N",
        description = "Leverage of contracts, 1 to 125 (default: 1).")
    private Integer leverage;

    @Option(names = "--market", paramLabel = "tape|spot|perpetual|equity",
        description = "Trade the symbols as this kind of market, with its usual fees (default: what the tape says).")
    private Market market;

    @Option(names = "--positions", paramLabel = "N",
        description = "Most open positions in one symbol, 1 to 8 (default: 1).")
    private Integer positions;

    @Option(names = "--limit-fill", paramLabel = "touch|trade-through",
        converter = Values.LimitFillValue.class,
        description = "When a resting limit order is filled (default: trade-through).")
    private LimitFillModel limitFill;

    @Option(names = "--slippage", paramLabel = "SHARE", converter = Values.ShareValue.class,
        description = "Market orders pay this share of the price more, such as 0.0005 (default: nothing).")
    private BigDecimal slippage;

    @Option(names = "--slippage-of-range", paramLabel = "SHARE", converter = Values.ShareValue.class,
        description = "Market orders pay this share of the candle's high less low more.")
    private BigDecimal slippageOfRange;

    @Option(names = "--participation", paramLabel = "SHARE", converter = Values.ShareValue.class,
        description = "Fill at most this share of a candle's volume; the rest follows (default: any volume).")
    private BigDecimal participation;

    @Option(names = {"--latency-ms", "--latency"}, paramLabel = "MS",
        description = "Milliseconds until an order reaches the venue (default: 0).")
    private Long latencyMillis;

    @Option(names = "--cancel-latency-ms", paramLabel = "MS",
        description = "Milliseconds until a cancellation reaches the venue.")
    private Long cancelLatencyMillis;

    @Option(names = "--acknowledge-latency-ms", paramLabel = "MS",
        description = "Milliseconds until the engine knows that an order has arrived.")
    private Long acknowledgeLatencyMillis;

    @Option(names = "--latency-spread-ms", paramLabel = "MS",
        description = "Adds up to this much to each latency, drawn from --latency-seed.")
    private Long latencySpreadMillis;

    @Option(names = "--latency-seed", paramLabel = "N",
        description = "Seed of the drawn latencies (default: 1).")
    private Long latencySeed;

    @Option(names = "--limits", paramLabel = "FILE",
        description = "YAML file with risk limits by name, see config/limits.yaml.")
    private Path limits;

    @Option(names = LIMIT, paramLabel = "NAME=VALUE",
        description = "Sets one risk limit, over those of --limits; the value none lifts it.")
    private Map<String, String> limit = new LinkedHashMap<>();

    @Option(names = "--brackets", paramLabel = "FILE",
        description = "YAML or JSON file with the margin brackets of contracts by symbol, see config/brackets.yaml.")
    private Path brackets;

    /** What was typed, over a spec that says everything else. */
    TradingSpec over(final TradingSpec base) {
        final TradingSpec chosen = new TradingSpec(
            account == null ? base.account() : account.mode,
            chosen(leverage, base.leverage()),
            chosen(positions, base.maximumPositions()),
            market == null ? base.market() : Optional.ofNullable(market.kind),
            chosen(limitFill, base.limitFill()),
            slippage != null ? SlippageModel.BASIS_POINTS
                : slippageOfRange != null ? SlippageModel.RANGE_SHARE : base.slippage(),
            chosen(slippage, chosen(slippageOfRange, base.slippageShare())),
            chosen(participation, base.participation()),
            latencyOver(base.latency()),
            brackets == null ? base.brackets() : BracketsFile.read(brackets));
        check(chosen);
        return chosen;
    }

    private static <T> T chosen(final T typed, final T known) {
        return typed == null ? known : typed;
    }

    private void check(final TradingSpec asked) {
        require(asked.leverage() >= 1 && asked.leverage() <= BracketTable.MAXIMUM_LEVERAGE,
            "--leverage must be 1 to 125");
        require(asked.leverage() == 1 || asked.account() != AccountMode.CASH,
            "--leverage needs --account isolated or cross");
        require(asked.maximumPositions() >= 1 && asked.maximumPositions() <= MAXIMUM_POSITIONS,
            "--positions must be 1 to 8");
        require(slippage == null || slippageOfRange == null, "choose --slippage or --slippage-of-range");
    }

    private void require(final boolean holds, final String sentence) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), sentence);
        }
    }

    private Latency latencyOver(final Latency base) {
        final long submitNs = nanos(latencyMillis, base.submitNs());
        final long cancelNs = nanos(cancelLatencyMillis, base.cancelNs());
        final long acknowledgeNs = nanos(acknowledgeLatencyMillis, base.acknowledgeNs());
        final long spreadNs = nanos(latencySpreadMillis, base.spreadNs());
        require(Math.min(Math.min(submitNs, cancelNs), Math.min(acknowledgeNs, spreadNs)) >= 0,
            "a latency cannot be negative");
        return Latency.of(submitNs, cancelNs, acknowledgeNs, spreadNs,
            chosen(latencySeed, base.model() == LatencyModel.NONE ? USUAL_SEED : base.seed()));
    }

    private static long nanos(final Long millis, final long known) {
        return millis == null ? known : Math.multiplyExact(millis, NANOS_PER_MILLISECOND);
    }

    /** The limits of the file instead of those of the base, and single ones over both. */
    Map<LimitName, BigDecimal> limitsOver(final Map<LimitName, BigDecimal> base) {
        final Map<LimitName, BigDecimal> chosen = new TreeMap<>(limits == null ? base : LimitsFile.read(limits));
        limit.forEach((name, figure) -> {
            if (NO_LIMIT.equals(figure)) {
                chosen.remove(LimitsFile.named(LIMIT, name));
            } else {
                LimitsFile.put(chosen, LIMIT, name, figure);
            }
        });
        return chosen;
    }
}

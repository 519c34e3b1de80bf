package io.tapedeck.app.cli;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.FillModel;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.run.ReplaySpec.EndOfData;
import io.tapedeck.replay.run.StrategySpec;
import io.tapedeck.replay.run.TradingSpec;
import picocli.CommandLine.Option;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What else of a replay can be asked for, beyond symbols and span. What is not typed stays as it was. */
final class RequestOptions {
    private static final BigDecimal USUAL_BALANCE = new BigDecimal("10000");

    @Option(names = "--initial-balance", paramLabel = "AMOUNT", converter = Values.AmountValue.class,
        description = "Cash to start with (default: 10000).")
    private BigDecimal initialBalance;

    @Option(names = "--maximum-position", paramLabel = "AMOUNT", converter = Values.AmountValue.class,
        description = "Refuse orders worth more than this (default: no limit but the cash).")
    private BigDecimal maximumPosition;

    @Option(names = "--fill", paramLabel = "next|close|book",
        description = "Settle market orders at the next open, at the deciding close, or by the quotes of the book "
            + "(default: next).")
    private FillModel fill;

    @Option(names = "--fee", paramLabel = "SHARE", converter = Values.ShareValue.class,
        description = "Taker fee as a share of the notional (default: the instrument's, 0.001 = 0.1 %%).")
    private BigDecimal fee;

    @Option(names = "--base", paramLabel = "TF", converter = Values.TimeframeValue.class,
        description = "Feed the engine with candles of this timeframe and look into finer ones only where a stop or "
            + "target is touched (default: the finest tape).")
    private Timeframe base;

    @Option(names = "--close-at-end", description = "Close open positions at the last close.")
    private boolean closeAtEnd;

    /** What is run where nothing else is asked for. */
    static ReplaySpec plain(final List<String> symbols, final Optional<Instant> from, final Optional<Instant> to) {
        return new ReplaySpec(symbols, from, to, StrategySpec.plain("sma-cross", Timeframe.H1), USUAL_BALANCE,
            Optional.empty(), FillModel.NEXT, Optional.empty(), Optional.empty(), TradingSpec.PLAIN, Map.of(),
            EndOfData.KEEP_OPEN);
    }

    /** What was typed, over a spec that says everything else. */
    ReplaySpec over(final ReplaySpec known, final StrategyOptions strategy, final TradingOptions trading) {
        return new ReplaySpec(known.symbols(), known.from(), known.to(), strategy.over(known.strategy()),
            initialBalance == null ? known.initialBalance() : initialBalance,
            Optional.ofNullable(maximumPosition).or(known::maximumPosition),
            fill == null ? known.fillModel() : fill,
            Optional.ofNullable(base).or(known::base),
            Optional.ofNullable(fee).or(known::takerFeeRate),
            trading.over(known.trading()),
            trading.limitsOver(known.limits()),
            closeAtEnd ? EndOfData.CLOSE_POSITIONS : known.end());
    }
}

package io.tapedeck.app.cli;

import io.tapedeck.engine.margin.AccountMode;
import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.FillModel;
import io.tapedeck.engine.simulation.Latency;
import io.tapedeck.engine.simulation.LimitFillModel;
import io.tapedeck.engine.simulation.SlippageModel;
import io.tapedeck.replay.run.LimitName;
import io.tapedeck.replay.run.MarginBrackets;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.run.StrategySpec;
import io.tapedeck.replay.run.TradingSpec;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What asks for a spec is read back as that spec. */
class ReplayLineTest {
    /** The options of {@code replay} that say what is run. */
    @Command(name = "asked")
    private static final class Asked {
        @Mixin
        private SpanOptions span;
        @Mixin
        private StrategyOptions strategy;
        @Mixin
        private RequestOptions request;
        @Mixin
        private TradingOptions trading;

        static ReplaySpec read(final List<String> options) {
            final Asked asked = new Asked();
            new CommandLine(asked).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(
                options.stream().flatMap(option -> Arrays.stream(option.split(" "))).toArray(String[]::new));
            return asked.request.over(asked.span.spec(), asked.strategy, asked.trading);
        }
    }

    private static ReplaySpec random(final Random random) {
        return new ReplaySpec(random.nextBoolean() ? List.of() : List.of("BTCUSDT", "ETHUSDT"),
            maybe(random, Instant.parse("2022-03-01T00:00:00Z")), maybe(random, Instant.parse("2022-09-01T12:30:00Z")),
            new StrategySpec("sma-cross", pick(random, Timeframe.values()), Map.of("fast", "7", "allocation", "0.5"),
                maybe(random, new StrategySpec.Filter("regime", Map.of("threshold", "20"))), Map.of()),
            new BigDecimal(random.nextBoolean() ? "10000" : "2500.5"), maybe(random, new BigDecimal("777")),
            pick(random, FillModel.values()), maybe(random, Timeframe.M5), maybe(random, new BigDecimal("0.0004")),
            trading(random),
            random.nextBoolean() ? Map.of() : Map.of(LimitName.DRAWDOWN, new BigDecimal("0.2"), LimitName.OPEN_ORDERS,
                new BigDecimal("4")),
            pick(random, ReplaySpec.EndOfData.values()));
    }

    private static TradingSpec trading(final Random random) {
        final boolean isCash = random.nextBoolean();
        return new TradingSpec(
            isCash ? AccountMode.CASH : pick(random, AccountMode.ISOLATED_MARGIN, AccountMode.CROSS_MARGIN),
            isCash ? 1 : 20, 1 + random.nextInt(8),
            maybe(random, pick(random, MarketKind.SPOT, MarketKind.LINEAR_PERPETUAL, MarketKind.EQUITY)),
            pick(random, LimitFillModel.values()), SlippageModel.NONE, BigDecimal.ZERO,
            random.nextBoolean() ? BigDecimal.ZERO : new BigDecimal("0.25"), latency(random), MarginBrackets.NONE);
    }

    private static Latency latency(final Random random) {
        return Latency.of(random.nextInt(2) * 20_000_000L, random.nextInt(2) * 30_000_000L,
            random.nextInt(2) * 5_000_000L, random.nextInt(2) * 1_000_000L, 1 + random.nextInt(3));
    }

    private static <T> Optional<T> maybe(final Random random, final T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    @SafeVarargs
    private static <T> T pick(final Random random, final T... values) {
        return values[random.nextInt(values.length)];
    }

    private static ReplaySpec slipping(final ReplaySpec spec, final SlippageModel slippage) {
        final TradingSpec trading = spec.trading();
        return new ReplaySpec(spec.symbols(), spec.from(), spec.to(), spec.strategy(), spec.initialBalance(),
            spec.maximumPosition(), spec.fillModel(), spec.base(), spec.takerFeeRate(),
            new TradingSpec(trading.account(), trading.leverage(), trading.maximumPositions(), trading.market(),
                trading.limitFill(), slippage, new BigDecimal("0.0005"), trading.participation(), trading.latency(),
                trading.brackets()),
            spec.limits(), spec.end());
    }

    @Test
    void everyLineIsReadBackAsItsSpec() {
        final long seed = 42;
        System.out.println("seed " + seed);
        final Random random = new Random(seed);
        for (int index = 0; index < 300; index++) {
            final ReplaySpec plain = random(random);
            final ReplaySpec spec = index % 3 == 0 ? plain
                : slipping(plain, index % 3 == 1 ? SlippageModel.BASIS_POINTS : SlippageModel.RANGE_SHARE);

            assertEquals(spec, Asked.read(ReplayLine.of(spec)), () -> "seed " + seed + ": " + ReplayLine.of(spec));
        }
    }

    @Test
    void whatIsUsualIsLeftOut() {
        assertEquals(List.of("--strategy sma-cross", "--timeframe 1h"),
            ReplayLine.of(RequestOptions.plain(List.of(), Optional.empty(), Optional.empty())));
    }
}

package io.tapedeck.replay.run;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.FillModel;
import io.tapedeck.engine.pipeline.SessionSettings;
import io.tapedeck.engine.risk.RiskLimits;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything that decides what a replay decides. Immutable. Two runs of the same spec over the same tapes give the same
 * digests.
 *
 * @param symbols                 to trade; empty for the only one of the catalogue.
 * @param from                    first open to trade on; empty for the beginning.
 * @param to                      first open to leave out; empty for the end.
 * @param strategy                that decides.
 * @param initialBalance          to start with.
 * @param maximumPosition         greatest worth of a position; empty for no limit.
 * @param fillModel               where market orders are settled.
 * @param base                    timeframe to feed the engine with; empty for the finest tape.
 * @param takerFeeRate            that replaces the instrument's; empty for the instrument's own.
 * @param trading                 the account and the market that are assumed.
 * @param limits                  that every order is held against.
 * @param end                     what happens to positions when the data ends.
 */
public record ReplaySpec(
    List<String> symbols,
    Optional<Instant> from,
    Optional<Instant> to,
    StrategySpec strategy,
    BigDecimal initialBalance,
    Optional<BigDecimal> maximumPosition,
    FillModel fillModel,
    Optional<Timeframe> base,
    Optional<BigDecimal> takerFeeRate,
    TradingSpec trading,
    Map<LimitName, BigDecimal> limits,
    EndOfData end) {

    /** What happens to positions when the data ends. */
    public enum EndOfData {
        /** They stay open and are valued at the last close. */
        KEEP_OPEN,
        /** They are closed at the last close. */
        CLOSE_POSITIONS
    }

    private static final int HASH_DIGITS = 16;
    private static final String LIMIT = "limit.";

    /** Keeps copies of the collections. */
    public ReplaySpec {
        symbols = List.copyOf(symbols);
        limits = Map.copyOf(limits);
    }

    /**
     * The spec as names and values, complete and in a fixed order.
     *
     * @return what a manifest holds and {@link #ofText} reads.
     */
    public Map<String, String> asText() {
        final Map<String, String> text = new LinkedHashMap<>();
        text.put("symbols", String.join(",", symbols));
        text.put("from", from.map(Instant::toString).orElse(""));
        text.put("to", to.map(Instant::toString).orElse(""));
        text.putAll(strategy.asText());
        text.put("initialBalance", initialBalance.toPlainString());
        text.put("maximumPosition", maximumPosition.map(BigDecimal::toPlainString).orElse(""));
        text.put("fill", fillModel.name());
        text.put("base", base.map(Timeframe::label).orElse(""));
        text.put("takerFeeRate", takerFeeRate.map(BigDecimal::toPlainString).orElse(""));
        text.putAll(trading.asText());
        new TreeMap<>(limits).forEach((name, figure) -> text.put(LIMIT + name.text(), figure.toPlainString()));
        text.put("end", end.name());
        return text;
    }

    /**
     * Reads a spec back.
     *
     * @param text with at least what {@link #asText} wrote.
     * @return the spec.
     */
    public static ReplaySpec ofText(final Map<String, String> text) {
        final String symbols = text.get("symbols");
        return new ReplaySpec(
            symbols.isEmpty() ? List.of() : List.of(symbols.split(",")),
            present(text, "from").map(Instant::parse),
            present(text, "to").map(Instant::parse),
            StrategySpec.ofText(text),
            new BigDecimal(text.get("initialBalance")),
            present(text, "maximumPosition").map(BigDecimal::new),
            FillModel.valueOf(text.get("fill")),
            present(text, "base").flatMap(Timeframe::ofLabel),
            present(text, "takerFeeRate").map(BigDecimal::new),
            TradingSpec.ofText(text),
            limits(text),
            EndOfData.valueOf(text.get("end")));
    }

    /** The same without what concerns only instruments that are not traded. */
    ReplaySpec tradingOnly(final List<Instrument> instruments) {
        return new ReplaySpec(symbols, from, to, strategy, initialBalance, maximumPosition, fillModel,
            base, takerFeeRate, trading.withBracketsOf(instruments), limits, end);
    }

    /**
     * The same with other limits.
     *
     * @param others that every order is held against.
     * @return a new spec.
     */
    public ReplaySpec withLimits(final Map<LimitName, BigDecimal> others) {
        return new ReplaySpec(symbols, from, to, strategy, initialBalance, maximumPosition, fillModel, base,
            takerFeeRate, trading, others, end);
    }

    /**
     * The same with other parameters of its strategy.
     *
     * @param parameters that differ from the strategy's presets.
     * @return a new spec.
     */
    public ReplaySpec withParameters(final Map<String, String> parameters) {
        return new ReplaySpec(symbols, from, to, strategy.withParameters(parameters), initialBalance, maximumPosition,
            fillModel, base, takerFeeRate, trading, limits, end);
    }

    /**
     * The limits as the engine counts them.
     *
     * @param instruments that are traded; at least one.
     * @return complete.
     */
    public RiskLimits riskLimits(final List<Instrument> instruments) {
        return LimitName.limits(limits, instruments.get(0).quantityScale());
    }

    /**
     * What a session of this spec is told first.
     *
     * @param tradingFromNs decisions count in frames after this moment; unknown for all.
     * @param codeVersion   of the program that runs it.
     * @return the settings.
     */
    public SessionSettings settings(final long tradingFromNs, final String codeVersion) {
        return new SessionSettings(
            money(initialBalance),
            tradingFromNs,
            maximumPosition.map(ReplaySpec::money).orElse(Long.MAX_VALUE),
            fillModel,
            strategy.timeframe(),
            Long.parseUnsignedLong(hash(), 16),
            strategy.name(),
            codeVersion);
    }

    private static long money(final BigDecimal value) {
        return value.movePointRight(FixedPoint.MONEY_SCALE).longValueExact();
    }

    /**
     * The same replay, cut: what opens at or after a moment is not seen, and positions stay open there.
     *
     * @param cut the moment.
     * @return a new spec.
     */
    public ReplaySpec until(final Instant cut) {
        return new ReplaySpec(symbols, from, Optional.of(cut), strategy, initialBalance, maximumPosition, fillModel,
            base, takerFeeRate, trading, limits, EndOfData.KEEP_OPEN);
    }

    /**
     * The same over another span.
     *
     * @param begin first open to trade on.
     * @param end   first open to leave out.
     * @return a new spec.
     */
    public ReplaySpec between(final Instant begin, final Instant end) {
        return new ReplaySpec(symbols, Optional.of(begin), Optional.of(end), strategy, initialBalance, maximumPosition,
            fillModel, base, takerFeeRate, trading, limits, this.end);
    }

    /**
     * The same, and positions are closed where the data ends.
     *
     * @return a new spec.
     */
    public ReplaySpec closingPositions() {
        return new ReplaySpec(symbols, from, to, strategy, initialBalance, maximumPosition, fillModel, base,
            takerFeeRate, trading, limits, EndOfData.CLOSE_POSITIONS);
    }

    private static Map<LimitName, BigDecimal> limits(final Map<String, String> text) {
        final Map<LimitName, BigDecimal> limits = new TreeMap<>();
        for (final LimitName name : LimitName.values()) {
            present(text, LIMIT + name.text()).ifPresent(figure -> limits.put(name, new BigDecimal(figure)));
        }
        return limits;
    }

    private static Optional<String> present(final Map<String, String> text, final String name) {
        return Optional.ofNullable(text.get(name)).filter(value -> !value.isEmpty());
    }

    /**
     * Fingerprint of the configuration.
     *
     * @return the first 16 hexadecimal digits of the SHA-256 of {@link #asText}.
     */
    public String hash() {
        try {
            final byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(asText().toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (final NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}

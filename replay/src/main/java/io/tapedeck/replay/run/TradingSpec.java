package io.tapedeck.replay.run;

import io.tapedeck.engine.margin.AccountMode;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.order.FillModel;
import io.tapedeck.engine.pipeline.TradingRules;
import io.tapedeck.engine.simulation.Latency;
import io.tapedeck.engine.simulation.LatencyModel;
import io.tapedeck.engine.simulation.LimitFillModel;
import io.tapedeck.engine.simulation.MarketAssumptions;
import io.tapedeck.engine.simulation.SlippageModel;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The account and the market that a replay assumes. Immutable.
 *
 * @param account          what the account may owe.
 * @param leverage         of positions in contracts, 1 and up.
 * @param maximumPositions most open positions in one symbol.
 * @param market           that the symbols are traded in, whatever their tapes say; empty for what the tapes say.
 * @param limitFill        when a resting limit order is filled.
 * @param slippage         what market orders pay beyond the price that they find.
 * @param slippageShare    of the price or of the candle's range.
 * @param participation    share of a candle's volume that can be filled; 0 for any.
 * @param latency          how long messages take.
 * @param brackets         of the symbols' margin; a contract without any maintains nothing.
 */
public record TradingSpec(
    AccountMode account,
    int leverage,
    int maximumPositions,
    Optional<MarketKind> market,
    LimitFillModel limitFill,
    SlippageModel slippage,
    BigDecimal slippageShare,
    BigDecimal participation,
    Latency latency,
    MarginBrackets brackets) {

    /** Cash, one position a symbol, trade-through, no slippage, any volume, no latency, no brackets. */
    public static final TradingSpec PLAIN = new TradingSpec(AccountMode.CASH, 1, 1, Optional.empty(),
        LimitFillModel.TRADE_THROUGH, SlippageModel.NONE, BigDecimal.ZERO, BigDecimal.ZERO, Latency.NONE,
        MarginBrackets.NONE);

    private static final String PREFIX = "trading.";

    /**
     * As the session's frame has it.
     *
     * @param fill where market orders are settled.
     * @return the rules.
     */
    TradingRules rules(final FillModel fill) {
        return new TradingRules(account, leverage, maximumPositions, new MarketAssumptions(fill, limitFill, slippage,
            rate(slippageShare), rate(participation), latency));
    }

    private static long rate(final BigDecimal share) {
        return share.movePointRight(FixedPoint.MONEY_SCALE).longValueExact();
    }

    /** Names and values, complete and in a fixed order. */
    Map<String, String> asText() {
        final Map<String, String> text = new LinkedHashMap<>();
        text.put(PREFIX + "account", account.name());
        text.put(PREFIX + "leverage", Integer.toString(leverage));
        text.put(PREFIX + "maximumPositions", Integer.toString(maximumPositions));
        text.put(PREFIX + "market", market.map(MarketKind::name).orElse(""));
        text.put(PREFIX + "limitFill", limitFill.name());
        text.put(PREFIX + "slippage", slippage.name());
        text.put(PREFIX + "slippageShare", slippageShare.stripTrailingZeros().toPlainString());
        text.put(PREFIX + "participation", participation.stripTrailingZeros().toPlainString());
        text.put(PREFIX + "latency", latency.model() + " " + latency.submitNs() + " " + latency.cancelNs() + " "
            + latency.acknowledgeNs() + " " + latency.spreadNs() + " " + latency.seed());
        text.putAll(brackets.asText());
        return text;
    }

    /** Reads what {@link #asText} wrote; a run that was recorded before there was any of it is a plain one. */
    static TradingSpec ofText(final Map<String, String> text) {
        if (!text.containsKey(PREFIX + "account")) {
            return PLAIN;
        }
        final String[] latency = text.get(PREFIX + "latency").split(" ");
        return new TradingSpec(
            AccountMode.valueOf(text.get(PREFIX + "account")),
            Integer.parseInt(text.get(PREFIX + "leverage")),
            Integer.parseInt(text.get(PREFIX + "maximumPositions")),
            Optional.of(text.get(PREFIX + "market")).filter(name -> !name.isEmpty()).map(MarketKind::valueOf),
            LimitFillModel.valueOf(text.get(PREFIX + "limitFill")),
            SlippageModel.valueOf(text.get(PREFIX + "slippage")),
            new BigDecimal(text.get(PREFIX + "slippageShare")),
            new BigDecimal(text.get(PREFIX + "participation")),
            new Latency(LatencyModel.valueOf(latency[0]), Long.parseLong(latency[1]),
                Long.parseLong(latency[2]), Long.parseLong(latency[3]), Long.parseLong(latency[4]),
                Long.parseLong(latency[5])),
            MarginBrackets.ofText(text));
    }

    /** The same without the brackets of what is not traded. */
    TradingSpec withBracketsOf(final List<Instrument> instruments) {
        return new TradingSpec(account, leverage, maximumPositions, market, limitFill, slippage, slippageShare,
            participation, latency, brackets.ofContracts(instruments));
    }

    /**
     * Everything in one line for a person.
     *
     * @return such as {@code cash, 1 position a symbol, limits on trade-through}.
     */
    public String describe() {
        final StringBuilder text = new StringBuilder(Words.of(account));
        if (account != AccountMode.CASH) {
            text.append(" at ").append(leverage).append('x');
        }
        text.append(", ").append(maximumPositions).append(maximumPositions == 1 ? " position" : " positions")
            .append(" a symbol, limits on ").append(Words.of(limitFill));
        if (slippage != SlippageModel.NONE) {
            text.append(", slippage ").append(slippageShare.movePointRight(2).stripTrailingZeros().toPlainString())
                .append(slippage == SlippageModel.BASIS_POINTS ? " % of the price" : " % of the range");
        }
        if (participation.signum() > 0) {
            text.append(", at most ").append(participation.movePointRight(2).stripTrailingZeros().toPlainString())
                .append(" % of the volume");
        }
        return latency.model() == LatencyModel.NONE ? text.toString() : text.append(", latency ")
            .append(latency.submitNs() / 1_000_000).append(" ms").toString();
    }
}

package io.tapedeck.replay.oracle;

import io.tapedeck.engine.margin.AccountMode;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.LiquidationRule;
import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.TradingCalendar;
import io.tapedeck.engine.market.VenueTerms;
import io.tapedeck.engine.order.FillModel;
import io.tapedeck.engine.order.Sizing;
import io.tapedeck.engine.pipeline.TradingRules;
import io.tapedeck.engine.simulation.MarketAssumptions;
import io.tapedeck.engine.strategy.SignalKind;
import io.tapedeck.replay.importer.SharedData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Liquidation prices that other systems published (oracles/liquidation): two large ones of the Binance calculator and
 * twelve small ones by the formulas of Binance, Gate, OKX and Bybit.
 */
class LiquidationOracleTest {
    private static final double TOLERANCE = 1e-6;

    private static Map<String, Object> oracle() {
        return JsonFile.object(JsonFile.read(SharedData.require("oracles/liquidation/liquidation-prices.json")));
    }

    private static Instrument contract(final int id, final LiquidationRule rule, final long takerFeeRate,
        final int quantityScale) {
        return new Instrument(id, "venue", "CONTRACT" + id, "USDT", Timeframe.M1, 8 - quantityScale, quantityScale, 1,
            1, new VenueTerms(MarketKind.LINEAR_PERPETUAL, TradingCalendar.CONTINUOUS, 0, 0, takerFeeRate, rule, 0));
    }

    private static TradingRules rules(final AccountMode mode, final int leverage) {
        return new TradingRules(mode, leverage, 1, MarketAssumptions.plain(FillModel.CLOSE));
    }

    @TestFactory
    Stream<DynamicTest> smallCases() {
        return JsonFile.list(JsonFile.object(oracle().get("small_cases")).get("cases")).stream()
            .map(JsonFile::object)
            .map(small -> DynamicTest.dynamicTest(small.toString(), () -> assertEquals(
                JsonFile.number(small.get("expected_liq")), smallPrice(small), TOLERANCE)));
    }

    private static double smallPrice(final Map<String, Object> small) {
        final String venue = small.get("exchange_name").toString();
        final boolean hasFee = venue.equals("gate") || venue.equals("okx");
        final LiquidationRule rule = hasFee ? LiquidationRule.MARK_NOTIONAL_AND_FEE
            : venue.equals("bybit") ? LiquidationRule.ENTRY_NOTIONAL : LiquidationRule.MARK_NOTIONAL;
        final Instrument contract = contract(0, rule, hasFee ? 60_000 : 0, 0);
        final boolean isShort = (Boolean) small.get("is_short");
        final HandFedMarket market = new HandFedMarket((candle, context) -> context.emit(
            context.prepare(isShort ? SignalKind.OPEN_SHORT : SignalKind.OPEN_LONG).sized(Sizing.QUANTITY, 1), "open"),
            new BigDecimal("1000"), rules(AccountMode.ISOLATED_MARGIN, (int) JsonFile.number(small.get("leverage"))),
            Timeframe.M1, contract).bracket(0, "0.01", "0.01");
        final String price = small.get("open_rate").toString();
        market.candle(0, 0, price, price, price, price);
        return liquidationPrice(market, contract, isShort);
    }

    private static double liquidationPrice(final HandFedMarket market, final Instrument contract,
        final boolean isShort) {
        final long entry = market.portfolio().position(contract.id()).entryPrice();
        final long price = market.portfolio().cover()
            .liquidationPrice(contract.id(), entry, isShort ? entry * 10 : 1);
        return BigDecimal.valueOf(price, contract.priceScale()).doubleValue();
    }

    /**
     * Isolated or cross makes no difference where there is one position and all of the wallet stands behind it; the
     * account is a cross one, for no whole leverage leads to that wallet.
     */
    @Test
    void theLargeIsolatedCase() {
        final Map<String, Object> large = JsonFile.object(JsonFile.list(oracle().get("big_binance_cases")).get(0));
        final HandFedMarket market = open(large, contract(0, LiquidationRule.MARK_NOTIONAL, 0, 3));
        final String price = large.get("open_rate").toString();
        market.candle(0, 0, price, price, price, price);

        assertEquals(JsonFile.number(large.get("expected")),
            liquidationPrice(market, contract(0, LiquidationRule.MARK_NOTIONAL, 0, 3), false), 0.005);
    }

    /** What another position has lost and must maintain weighs on the wallet. */
    @Test
    void theLargeCrossCase() {
        final Map<String, Object> large = JsonFile.object(JsonFile.list(oracle().get("big_binance_cases")).get(1));
        final Map<String, Object> other = JsonFile.object(JsonFile.list(large.get("open_trades")).get(0));
        final Instrument ether = contract(0, LiquidationRule.MARK_NOTIONAL, 0, 3);
        final HandFedMarket market = open(large, ether, contract(1, LiquidationRule.MARK_NOTIONAL, 0, 3));
        market.bracket(1, other.get("mm_ratio").toString(), other.get("maintenance_amt").toString());
        final String price = large.get("open_rate").toString();
        final String entry = other.get("open_rate").toString();
        final String mark = other.get("mark_price").toString();
        market.candle(0, 0, price, price, price, price);
        market.candle(1, 0, entry, entry, entry, entry);
        market.candle(1, Timeframe.M1.durationNs(), mark, mark, mark, mark);

        assertEquals(0, market.failures());
        assertEquals(JsonFile.number(large.get("expected")), liquidationPrice(market, ether, false), 0.005);
    }

    private static HandFedMarket open(final Map<String, Object> large, final Instrument... contracts) {
        final long[] amounts = {3_683_979, 109_488};
        return new HandFedMarket((candle, context) -> {
            if (!context.position().isOpen()) {
                context.emit(context.prepare(SignalKind.OPEN_LONG)
                    .sized(Sizing.QUANTITY, amounts[candle.instrumentId()]), "open");
            }
        }, new BigDecimal(large.get("wallet_balance").toString()), rules(AccountMode.CROSS_MARGIN, 125), Timeframe.M1,
            contracts).bracket(0, large.get("mm_ratio").toString(), large.get("maintenance_amt").toString());
    }
}

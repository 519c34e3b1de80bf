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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

/** Real funding of the XRP perpetual (candles/perp): what is settled is the sum that the files give. */
class FundingOracleTest {
    private static final long MILLIS = 1_000_000L;
    private static final long QUANTITY = 1_000;

    private static List<String[]> rows(final String file) throws IOException {
        return Files.readAllLines(SharedData.require("candles/perp/" + file)).stream().skip(1)
            .map(line -> line.split(",")).toList();
    }

    @ParameterizedTest
    @EnumSource(names = {"OPEN_LONG", "OPEN_SHORT"})
    void fundingPaidIsTheSumOfTheFiles(final SignalKind kind) throws IOException {
        final Map<Long, String> marks = new TreeMap<>();
        rows("XRP_USDT_USDT-8h-mark.csv").forEach(row -> marks.put(Long.parseLong(row[0]), row[1]));
        final List<String[]> candles = rows("XRP_USDT_USDT-5m-futures.csv");
        final List<String[]> rates = rows("XRP_USDT_USDT-8h-funding_rate.csv");
        final HandFedMarket market = market(kind);
        BigDecimal expected = BigDecimal.ZERO;
        int next = 0;
        for (final String[] row : candles) {
            final long openMillis = Long.parseLong(row[0]);
            while (next < rates.size() && Long.parseLong(rates.get(next)[0]) < openMillis + 300_000) {
                final long time = Long.parseLong(rates.get(next)[0]);
                final String mark = marks.get(time - time % 28_800_000);
                market.funding(0, time * MILLIS, rates.get(next)[1], mark);
                expected = expected.add(new BigDecimal(mark).multiply(BigDecimal.valueOf(QUANTITY))
                    .multiply(new BigDecimal(rates.get(next)[1])).setScale(8, RoundingMode.HALF_UP));
                next++;
            }
            market.candle(0, openMillis * MILLIS, row[1], row[2], row[3], row[4]);
        }

        assertEquals(List.of(), market.troubles());
        assertNotEquals(0, expected.signum());
        assertEquals(12, market.derived("FundingSettled").size());
        assertEquals(kind == SignalKind.OPEN_LONG ? expected.negate() : expected,
            HandFedMarket.money(market.portfolio().funding()).setScale(8, RoundingMode.UNNECESSARY));
        assertEquals(market.portfolio().funding(), market.portfolio().position(0).funding());
    }

    private static HandFedMarket market(final SignalKind kind) {
        final Instrument xrp = new Instrument(0, "binance", "XRPUSDT", "USDT", Timeframe.M5, 5, 0, 1, 1,
            new VenueTerms(MarketKind.LINEAR_PERPETUAL, TradingCalendar.CONTINUOUS, 0, 20_000, 50_000,
                LiquidationRule.MARK_NOTIONAL, 0));
        return new HandFedMarket((candle, context) -> {
            if (!context.position().isOpen()) {
                context.emit(context.prepare(kind).sized(Sizing.QUANTITY, QUANTITY), "hold");
            }
        }, new BigDecimal("10000"), new TradingRules(AccountMode.CROSS_MARGIN, 2, 1,
            MarketAssumptions.plain(FillModel.NEXT)), Timeframe.M5, xrp);
    }
}

package io.tapedeck.gateways;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.VenueTerms;

import java.util.List;

/** Messages as venues send them, with values of our own, and what they are about. */
public final class Samples {
    /** Prices have 2 decimals, quantities 3. */
    public static final List<Instrument> INSTRUMENTS = List.of(instrument(0, "BTCUSDT", 2, 3),
        instrument(1, "ETHUSDT", 2, 3));

    /** Market data of Binance, each of which tells one update. */
    public static final List<String> BINANCE = List.of(
        "{\"stream\":\"btcusdt@aggTrade\",\"data\":{\"e\":\"aggTrade\",\"E\":1780000000123,\"s\":\"BTCUSDT\","
            + "\"a\":7001,\"p\":\"61234.50000000\",\"q\":\"0.25000000\",\"f\":9001,\"l\":9004,\"T\":1780000000120,"
            + "\"m\":true,\"M\":true}}",
        "{\"e\":\"trade\",\"E\":1780000000223,\"s\":\"ETHUSDT\",\"t\":811,\"p\":\"3010.07\",\"q\":\"12.5\","
            + "\"T\":1780000000222,\"m\":false,\"X\":\"MARKET\"}",
        "{\"stream\":\"btcusdt@kline_1m\",\"data\":{\"e\":\"kline\",\"E\":1780000020050,\"s\":\"BTCUSDT\",\"k\":{"
            + "\"t\":1779999960000,\"T\":1780000019999,\"s\":\"BTCUSDT\",\"i\":\"1m\",\"f\":1,\"L\":42,"
            + "\"o\":\"61200.10\",\"c\":\"61234.50\",\"h\":\"61240.00\",\"l\":\"61199.99\",\"v\":\"13.250\",\"n\":42,"
            + "\"x\":true,\"q\":\"811111.12345678\",\"V\":\"6.125\",\"Q\":\"375000.5\",\"B\":\"0\"}}}",
        "{\"stream\":\"ethusdt@bookTicker\",\"data\":{\"u\":35000000001,\"s\":\"ETHUSDT\",\"b\":\"3010.06\","
            + "\"B\":\"1.5\",\"a\":\"3010.07\",\"A\":\"0.125\"}}",
        "{\"e\":\"bookTicker\",\"u\":35000000002,\"s\":\"BTCUSDT\",\"b\":\"61234.4\",\"B\":\"3\",\"a\":\"61234.5\","
            + "\"A\":\"2\",\"T\":1780000000301,\"E\":1780000000302}",
        "{\"stream\":\"btcusdt@markPrice@1s\",\"data\":{\"e\":\"markPriceUpdate\",\"E\":1780000001000,"
            + "\"s\":\"BTCUSDT\",\"p\":\"61230.12500000\",\"i\":\"61229.99400000\",\"P\":\"61200.0\","
            + "\"r\":\"-0.00012500\",\"T\":1780012800000,\"st\":1}}");

    /** Market data of Bybit, each of which tells one update at least. */
    public static final List<String> BYBIT = List.of(
        "{\"topic\":\"publicTrade.BTCUSDT\",\"type\":\"snapshot\",\"ts\":1780000000500,\"data\":["
            + "{\"T\":1780000000495,\"s\":\"BTCUSDT\",\"S\":\"Buy\",\"v\":\"0.004\",\"p\":\"61234.50\","
            + "\"L\":\"PlusTick\",\"i\":\"3c1f2f2e-0001-5a10-9d7e-000000000001\",\"BT\":false},"
            + "{\"T\":1780000000496,\"s\":\"BTCUSDT\",\"S\":\"Sell\",\"v\":\"1.2\",\"p\":\"61234.4\","
            + "\"i\":\"2290000000000000017\",\"BT\":false,\"RPI\":true}]}",
        "{\"topic\":\"kline.1.ETHUSDT\",\"data\":[{\"start\":1779999960000,\"end\":1780000019999,\"interval\":\"1\","
            + "\"open\":\"3009.5\",\"close\":\"3010.07\",\"high\":\"3011\",\"low\":\"3009.25\",\"volume\":\"88.125\","
            + "\"turnover\":\"265250.123456789\",\"confirm\":true,\"timestamp\":1780000020011}],"
            + "\"ts\":1780000020012,\"type\":\"snapshot\"}",
        "{\"topic\":\"orderbook.1.BTCUSDT\",\"ts\":1780000000601,\"type\":\"snapshot\",\"data\":{\"s\":\"BTCUSDT\","
            + "\"b\":[[\"61234.4\",\"0.75\"]],\"a\":[[\"61234.5\",\"1.125\"]],\"u\":91,\"seq\":5501},"
            + "\"cts\":1780000000599}",
        "{\"topic\":\"tickers.BTCUSDT\",\"type\":\"snapshot\",\"data\":{\"symbol\":\"BTCUSDT\","
            + "\"lastPrice\":\"61234.50\",\"markPrice\":\"61230.13\",\"indexPrice\":\"61229.99\","
            + "\"openInterest\":\"50123.456\",\"nextFundingTime\":\"1780012800000\",\"fundingRate\":\"0.0001\","
            + "\"bid1Price\":\"61234.40\"},\"cs\":77,\"ts\":1780000000700}");

    private Samples() {
    }

    /** An instrument. */
    public static Instrument instrument(final int id, final String symbol, final int priceScale,
        final int quantityScale) {
        return new Instrument(id, "venue", symbol, "USDT", Timeframe.M1, priceScale, quantityScale, 1, 1,
            VenueTerms.spot(0, 0));
    }
}

package io.tapedeck.gateways.binance;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.gateways.json.JsonTree;
import io.tapedeck.gateways.market.CandleUpdate;
import io.tapedeck.gateways.market.MarketDataListener;
import io.tapedeck.gateways.market.OpenInterestUpdate;
import io.tapedeck.gateways.market.TradeUpdate;
import io.tapedeck.gateways.venue.HistorySeries;
import io.tapedeck.gateways.venue.RequestAllowance;
import io.tapedeck.gateways.venue.RestAnswer;
import io.tapedeck.gateways.venue.RestRequest;
import io.tapedeck.gateways.venue.RestVerdict;
import io.tapedeck.gateways.venue.SeriesKind;
import io.tapedeck.gateways.venue.SpanRequest;
import io.tapedeck.gateways.venue.VenueHistory;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What Binance answers over REST, both markets. Immutable. */
final class BinanceHistory implements VenueHistory {
    private static final int ROWS = 1_000;

    private static final int OPEN_TIME = 0;
    private static final int OPEN = 1;
    private static final int HIGH = 2;
    private static final int LOW = 3;
    private static final int CLOSE = 4;
    private static final int VOLUME = 5;
    private static final int QUOTE_VOLUME = 7;
    private static final int TRADES = 8;
    private static final int TAKER_BUY_VOLUME = 9;

    private final BinanceMarket market;
    private final BinanceVerdicts verdicts;

    BinanceHistory(final BinanceMarket market) {
        this.market = market;
        verdicts = new BinanceVerdicts(market.venue());
    }

    private RestRequest request(final String pathAndQuery, final int weight) {
        return new RestRequest(market.path() + pathAndQuery, weight);
    }

    private static String encoded(final String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public RestRequest serverTime() {
        return request("/time", 1);
    }

    @Override
    public long readServerTime(final byte[] body) {
        return JsonTree.of(body).get("serverTime").timeNs();
    }

    /** One request; the futures answer about all of their symbols. */
    @Override
    public List<RestRequest> instruments(final List<String> symbols) {
        final String query = market == BinanceMarket.USD_M ? "" : "?symbols=" + encoded(symbols.stream()
            .map(symbol -> "\"" + symbol + "\"").collect(Collectors.joining(",", "[", "]")));
        return List.of(request("/exchangeInfo" + query, market.weights().exchangeInfo()));
    }

    @Override
    public List<Instrument> readInstruments(final byte[] body, final List<String> symbols,
        final Timeframe baseTimeframe) {
        return new BinanceInstruments(market, baseTimeframe).read(JsonTree.of(body).get("symbols"), symbols);
    }

    @Override
    public RestRequest symbols() {
        return request("/exchangeInfo", market.weights().exchangeInfo());
    }

    @Override
    public List<String> readSymbols(final byte[] body) {
        return JsonTree.of(body).get("symbols").texts("symbol");
    }

    @Override
    public SpanRequest candles(final Instrument instrument, final long fromNs, final long toNs) {
        return BinanceSeries.candles(market, instrument.symbol(), instrument.baseTimeframe()).request(fromNs, toNs);
    }

    @Override
    public List<CandleUpdate> readCandles(final byte[] body, final Instrument instrument) {
        final JsonTree rows = JsonTree.of(body);
        final List<CandleUpdate> candles = new ArrayList<>();
        for (int index = 0; index < rows.size(); index++) {
            candles.add(candle(rows.get(index), instrument));
        }
        return candles;
    }

    @Override
    public Optional<HistorySeries> series(final SeriesKind kind, final String symbol, final Timeframe timeframe) {
        return BinanceSeries.of(market, kind, symbol, timeframe);
    }

    @Override
    public RequestAllowance allowance() {
        return market.allowance();
    }

    private static CandleUpdate candle(final JsonTree row, final Instrument instrument) {
        final int prices = instrument.priceScale();
        final int quantities = instrument.quantityScale();
        return new CandleUpdate().begin(instrument.id()).timeframe(instrument.baseTimeframe())
            .openTimeNs(row.get(OPEN_TIME).timeNs()).closed(true)
            .open(row.get(OPEN).exact(prices)).high(row.get(HIGH).exact(prices))
            .low(row.get(LOW).exact(prices)).close(row.get(CLOSE).exact(prices))
            .volume(row.get(VOLUME).rounded(quantities))
            .quoteVolume(row.get(QUOTE_VOLUME).rounded(FixedPoint.MONEY_SCALE))
            .takerBuyVolume(row.get(TAKER_BUY_VOLUME).rounded(quantities))
            .tradeCount(row.get(TRADES).exact(0));
    }

    @Override
    public Optional<RestRequest> trades(final Instrument instrument, final long fromId) {
        return Optional.of(request("/aggTrades?symbol=" + encoded(instrument.symbol()) + "&fromId=" + fromId
            + "&limit=" + ROWS, market.weights().trades()));
    }

    @Override
    public int readTrades(final byte[] body, final Instrument instrument, final MarketDataListener listener) {
        final JsonTree rows = JsonTree.of(body);
        final List<TradeUpdate> trades = new ArrayList<>();
        for (int index = 0; index < rows.size(); index++) {
            trades.add(trade(rows.get(index), instrument));
        }
        trades.forEach(listener::onTrade);
        return trades.size();
    }

    private static TradeUpdate trade(final JsonTree row, final Instrument instrument) {
        return new TradeUpdate().begin(instrument.id()).timeNs(row.get("T").timeNs()).tradeId(row.get("a").exact(0))
            .takenByBuyer(!row.get("m").flag()).price(row.get("p").exact(instrument.priceScale()))
            .quantity(row.get("q").exact(instrument.quantityScale()));
    }

    @Override
    public Optional<RestRequest> openInterest(final Instrument instrument) {
        return market == BinanceMarket.SPOT ? Optional.empty()
            : Optional.of(request("/openInterest?symbol=" + encoded(instrument.symbol()), 1));
    }

    @Override
    public void readOpenInterest(final byte[] body, final Instrument instrument, final MarketDataListener listener) {
        final JsonTree answer = JsonTree.of(body);
        listener.onOpenInterest(new OpenInterestUpdate().begin(instrument.id()).timeNs(answer.get("time").timeNs())
            .openInterest(answer.get("openInterest").rounded(instrument.quantityScale())));
    }

    @Override
    public RestVerdict judge(final RestAnswer answer) {
        return verdicts.judge(answer);
    }
}

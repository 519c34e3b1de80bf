package io.tapedeck.gateways.bybit;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.gateways.json.JsonTree;
import io.tapedeck.gateways.market.CandleUpdate;
import io.tapedeck.gateways.market.MarketDataListener;
import io.tapedeck.gateways.market.OpenInterestUpdate;
import io.tapedeck.gateways.venue.HistorySeries;
import io.tapedeck.gateways.venue.RequestAllowance;
import io.tapedeck.gateways.venue.RestAnswer;
import io.tapedeck.gateways.venue.RestRequest;
import io.tapedeck.gateways.venue.RestVerdict;
import io.tapedeck.gateways.venue.SeriesKind;
import io.tapedeck.gateways.venue.SpanRequest;
import io.tapedeck.gateways.venue.UnreadableAnswerException;
import io.tapedeck.gateways.venue.VenueHistory;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Bybit answers over REST, both markets. It cannot be asked for trades by their number. Immutable. */
final class BybitHistory implements VenueHistory {
    /** Half of what it allows an address: a daemon may ask from there too, and nothing tells how much is used. */
    private static final RequestAllowance ALLOWANCE = new RequestAllowance(300, Duration.ofSeconds(5));

    private static final int OPEN_TIME = 0;
    private static final int OPEN = 1;
    private static final int HIGH = 2;
    private static final int LOW = 3;
    private static final int CLOSE = 4;
    private static final int VOLUME = 5;
    private static final int TURNOVER = 6;

    private final BybitMarket market;
    private final BybitVerdicts verdicts;

    BybitHistory(final BybitMarket market) {
        this.market = market;
        verdicts = new BybitVerdicts(market.venue());
    }

    private RestRequest request(final String path, final String symbol, final String more) {
        return new RestRequest("/v5/market/" + path + "?category=" + market.category() + "&symbol="
            + URLEncoder.encode(symbol, StandardCharsets.UTF_8) + more, 1);
    }

    @Override
    public RestRequest serverTime() {
        return new RestRequest("/v5/market/time", 1);
    }

    @Override
    public long readServerTime(final byte[] body) {
        return BybitAnswer.result(body).get("timeNano").exact(0);
    }

    /** One request for each symbol. */
    @Override
    public List<RestRequest> instruments(final List<String> symbols) {
        return symbols.stream().map(symbol -> request("instruments-info", symbol, "")).toList();
    }

    @Override
    public List<Instrument> readInstruments(final byte[] body, final List<String> symbols,
        final Timeframe baseTimeframe) {
        return new BybitInstruments(market, baseTimeframe).read(BybitAnswer.result(body).get("list"), symbols);
    }

    /** As many contracts as come at once: all that are traded. */
    @Override
    public RestRequest symbols() {
        return new RestRequest("/v5/market/instruments-info?category=" + market.category() + "&limit=1000", 1);
    }

    @Override
    public List<String> readSymbols(final byte[] body) {
        return BybitAnswer.result(body).get("list").texts("symbol");
    }

    @Override
    public SpanRequest candles(final Instrument instrument, final long fromNs, final long toNs) {
        return BybitSeries.candles(market, instrument.symbol(), instrument.baseTimeframe()).request(fromNs, toNs);
    }

    @Override
    public List<CandleUpdate> readCandles(final byte[] body, final Instrument instrument) {
        final JsonTree rows = BybitAnswer.result(body).get("list");
        final List<CandleUpdate> candles = new ArrayList<>();
        for (int index = rows.size() - 1; index >= 0; index--) {
            candles.add(candle(rows.get(index), instrument));
        }
        return candles;
    }

    @Override
    public Optional<HistorySeries> series(final SeriesKind kind, final String symbol, final Timeframe timeframe) {
        return BybitSeries.of(market, kind, symbol, timeframe);
    }

    @Override
    public RequestAllowance allowance() {
        return ALLOWANCE;
    }

    private static CandleUpdate candle(final JsonTree row, final Instrument instrument) {
        final int prices = instrument.priceScale();
        return new CandleUpdate().begin(instrument.id()).timeframe(instrument.baseTimeframe())
            .openTimeNs(row.get(OPEN_TIME).timeNs()).closed(true)
            .open(row.get(OPEN).exact(prices)).high(row.get(HIGH).exact(prices))
            .low(row.get(LOW).exact(prices)).close(row.get(CLOSE).exact(prices))
            .volume(row.get(VOLUME).rounded(instrument.quantityScale()))
            .quoteVolume(row.get(TURNOVER).roundedIfGiven(FixedPoint.MONEY_SCALE));
    }

    @Override
    public Optional<RestRequest> trades(final Instrument instrument, final long fromId) {
        return Optional.empty();
    }

    @Override
    public int readTrades(final byte[] body, final Instrument instrument, final MarketDataListener listener) {
        throw new UnreadableAnswerException(market.venue() + " cannot be asked for trades by number");
    }

    /** Tickers stream it. */
    @Override
    public Optional<RestRequest> openInterest(final Instrument instrument) {
        return Optional.empty();
    }

    /** The history of open interest, newest first: the newest is told. */
    @Override
    public void readOpenInterest(final byte[] body, final Instrument instrument, final MarketDataListener listener) {
        final JsonTree newest = BybitAnswer.result(body).get("list").get(0);
        listener.onOpenInterest(new OpenInterestUpdate().begin(instrument.id())
            .timeNs(newest.get("timestamp").timeNs())
            .openInterest(newest.get("openInterest").rounded(instrument.quantityScale())));
    }

    @Override
    public RestVerdict judge(final RestAnswer answer) {
        return verdicts.judge(answer);
    }
}

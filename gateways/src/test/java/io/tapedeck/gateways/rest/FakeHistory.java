package io.tapedeck.gateways.rest;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
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
import io.tapedeck.gateways.venue.UnreadableAnswerException;
import io.tapedeck.gateways.venue.VenueHistory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Candles as minutes in text, trades as their numbers, separated by spaces; of a long span the beginning is asked
 * about, if so wanted.
 */
final class FakeHistory implements VenueHistory {
    static final long MINUTE = Timeframe.M1.durationNs();

    private final long partNs;

    FakeHistory(final long partNs) {
        this.partNs = partNs;
    }

    @Override
    public SpanRequest candles(final Instrument instrument, final long fromNs, final long toNs) {
        final long endNs = Math.min(toNs, fromNs + partNs);
        return new SpanRequest(new RestRequest("/candles/" + fromNs / MINUTE + "/" + endNs / MINUTE, 1), endNs);
    }

    @Override
    public List<CandleUpdate> readCandles(final byte[] body, final Instrument instrument) {
        final String text = new String(body, StandardCharsets.UTF_8).trim();
        final List<CandleUpdate> candles = new ArrayList<>();
        for (final String minute : text.isEmpty() ? new String[0] : text.split(" ")) {
            if (!minute.matches("\\d+")) {
                throw new UnreadableAnswerException("no minute");
            }
            candles.add(new CandleUpdate().begin(instrument.id()).openTimeNs(Long.parseLong(minute) * MINUTE)
                .closed(true).close(Long.parseLong(minute)));
        }
        return candles;
    }

    @Override
    public Optional<HistorySeries> series(final SeriesKind kind, final String symbol, final Timeframe timeframe) {
        return Optional.empty();
    }

    @Override
    public RestRequest symbols() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> readSymbols(final byte[] body) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RequestAllowance allowance() {
        throw new UnsupportedOperationException();
    }

    @Override
    public RestVerdict judge(final RestAnswer answer) {
        return FakeJudge.judge(answer);
    }

    @Override
    public RestRequest serverTime() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long readServerTime(final byte[] body) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<RestRequest> instruments(final List<String> symbols) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Instrument> readInstruments(final byte[] body, final List<String> symbols,
        final Timeframe baseTimeframe) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<RestRequest> trades(final Instrument instrument, final long fromId) {
        return Optional.of(new RestRequest("/trades/" + fromId, 1));
    }

    @Override
    public int readTrades(final byte[] body, final Instrument instrument, final MarketDataListener listener) {
        final String text = new String(body, StandardCharsets.UTF_8).trim();
        final String[] ids = text.isEmpty() ? new String[0] : text.split(" ");
        final TradeUpdate trade = new TradeUpdate();
        for (final String id : ids) {
            listener.onTrade(trade.begin(instrument.id()).tradeId(Long.parseLong(id)));
        }
        return ids.length;
    }

    /** None of spot markets, as everywhere. */
    @Override
    public Optional<RestRequest> openInterest(final Instrument instrument) {
        return instrument.isMargined() ? Optional.of(new RestRequest("/interest/" + instrument.symbol(), 1))
            : Optional.empty();
    }

    @Override
    public void readOpenInterest(final byte[] body, final Instrument instrument, final MarketDataListener listener) {
        listener.onOpenInterest(new OpenInterestUpdate().begin(instrument.id())
            .openInterest(Long.parseLong(new String(body, StandardCharsets.UTF_8))));
    }
}

package io.tapedeck.gateways.venue;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.gateways.market.CandleUpdate;
import io.tapedeck.gateways.market.MarketDataListener;

import java.util.List;
import java.util.Optional;

/**
 * What a venue answers over REST: requests to be sent, and readers of their answers. Pure. Readers throw {@link
 * UnreadableAnswerException} where an answer is not what the venue documents.
 */
public interface VenueHistory {
    /** Asks for the venue's clock. */
    RestRequest serverTime();

    /**
     * Reads the venue's clock.
     *
     * @param body of the answer.
     * @return nanoseconds since 1970-01-01T00:00Z.
     */
    long readServerTime(byte[] body);

    /**
     * Asks what symbols are traded, and by what rules.
     *
     * @param symbols as the venue writes them.
     * @return one request, or several where the venue answers for one symbol at a time.
     */
    List<RestRequest> instruments(List<String> symbols);

    /**
     * Reads the rules of the symbols that were asked for.
     *
     * @param body          of the answer.
     * @param symbols       that were asked for; their position is the number of the instrument.
     * @param baseTimeframe of the candles that the engine will be fed with.
     * @return those that were found and may be traded.
     */
    List<Instrument> readInstruments(byte[] body, List<String> symbols, Timeframe baseTimeframe);

    /**
     * Asks what symbols there are.
     *
     * @return never null.
     */
    RestRequest symbols();

    /**
     * Reads what symbols there are.
     *
     * @param body of the answer.
     * @return as the venue writes them; those that are not traded any more too.
     */
    List<String> readSymbols(byte[] body);

    /**
     * Asks for closed candles.
     *
     * @param instrument of the candles, of its base timeframe.
     * @param fromNs     first open time.
     * @param toNs       open times lie before it.
     * @return for at most as many as the venue gives at once: the earliest of the span.
     */
    SpanRequest candles(Instrument instrument, long fromNs, long toNs);

    /**
     * Reads candles.
     *
     * @param body       of the answer.
     * @param instrument that was asked for.
     * @return oldest first, all marked as closed; the caller knows which of them still grow.
     */
    List<CandleUpdate> readCandles(byte[] body, Instrument instrument);

    /**
     * What the venue keeps of the past of a symbol.
     *
     * @param kind      of the figures.
     * @param symbol    as the venue writes it.
     * @param timeframe of candles; of no meaning for others.
     * @return empty where the venue has none.
     */
    Optional<HistorySeries> series(SeriesKind kind, String symbol, Timeframe timeframe);

    /**
     * Asks for trades.
     *
     * @param instrument of the trades.
     * @param fromId     number of the first one.
     * @return empty where the venue cannot be asked by number.
     */
    Optional<RestRequest> trades(Instrument instrument, long fromId);

    /**
     * Reads trades.
     *
     * @param body       of the answer.
     * @param instrument that was asked for.
     * @param listener   takes them, oldest first.
     * @return how many there were.
     */
    int readTrades(byte[] body, Instrument instrument, MarketDataListener listener);

    /**
     * Asks for the open interest now, where there is no stream of it.
     *
     * @param instrument of the interest.
     * @return empty where a stream has it or the instrument has none.
     */
    Optional<RestRequest> openInterest(Instrument instrument);

    /**
     * Reads open interest.
     *
     * @param body       of the answer.
     * @param instrument that was asked for.
     * @param listener   takes it.
     */
    void readOpenInterest(byte[] body, Instrument instrument, MarketDataListener listener);

    /**
     * What an answer means.
     *
     * @param answer of any request.
     * @return what to do now.
     */
    RestVerdict judge(RestAnswer answer);

    /**
     * How much may be asked.
     *
     * @return for all who ask from one address.
     */
    RequestAllowance allowance();
}

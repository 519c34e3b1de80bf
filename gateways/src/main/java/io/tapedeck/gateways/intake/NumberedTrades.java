package io.tapedeck.gateways.intake;

import io.tapedeck.gateways.market.TradeUpdate;

import java.util.TreeMap;

/**
 * The trades of one instrument whose numbers follow each other, put in order: each once, none before its predecessor.
 * Where some are missing, the later ones wait until they were fetched, or cannot be. Pure; allocates only while some
 * are missing.
 */
final class NumberedTrades implements TradeSequence {
    /** Trades that may wait: some seconds of the fastest markets. More say that the answer comes too late. */
    static final int LONGEST_WAIT = 10_000;
    /** Trades that are asked for at once, ten answers of the venue: what is older stays missing. */
    static final long MOST_FETCHED = 10_000;
    private static final long NONE = -1;

    private final int instrumentId;
    private final MissingTrades missing;
    private final TradeSink sink;
    private final TreeMap<Long, Waiting> waiting = new TreeMap<>();
    private long lastId = NONE;
    private long lastTimeNs;
    private long askedToId = NONE;
    private boolean isAsking;
    private long repeated;

    private record Waiting(TradeUpdate trade, TradeArrival arrival) {
    }

    /**
     * Trades of which any may be the first.
     *
     * @param instrumentId of the trades.
     * @param missing      where to ask for what is missing.
     * @param sink         takes the trades.
     */
    NumberedTrades(final int instrumentId, final MissingTrades missing, final TradeSink sink) {
        this.instrumentId = instrumentId;
        this.missing = missing;
        this.sink = sink;
    }

    @Override
    public void onLive(final TradeUpdate trade) {
        final long id = trade.tradeId();
        if (id <= lastId || !waiting.isEmpty() && waiting.containsKey(id)) {
            repeated++;
        } else if (id == lastId + 1 || lastId == NONE) {
            hand(trade, TradeArrival.LIVE);
            handThoseThatFollow();
        } else {
            keep(trade, TradeArrival.HELD);
            ask();
        }
    }

    private void hand(final TradeUpdate trade, final TradeArrival arrival) {
        lastId = trade.tradeId();
        lastTimeNs = trade.timeNs();
        sink.onTrade(trade, arrival);
    }

    private void handThoseThatFollow() {
        while (!waiting.isEmpty() && waiting.firstKey() == lastId + 1) {
            handFirst();
        }
    }

    private void keep(final TradeUpdate trade, final TradeArrival arrival) {
        waiting.put(trade.tradeId(), new Waiting(trade.copy(), arrival));
        if (waiting.size() > LONGEST_WAIT) {
            stopAsking();
            while (!waiting.isEmpty()) {
                handFirst();
            }
        }
    }

    private void stopAsking() {
        isAsking = false;
        askedToId = NONE;
    }

    private void ask() {
        if (!isAsking && !waiting.isEmpty()) {
            final Waiting first = waiting.firstEntry().getValue();
            giveUpBefore(first.trade().tradeId() - MOST_FETCHED, first.trade().timeNs());
            askedToId = first.trade().tradeId();
            isAsking = true;
            missing.request(instrumentId, lastId + 1, askedToId);
        }
    }

    /** Numbers up to one that nobody has, or that are too many to be fetched. */
    private void giveUpBefore(final long id, final long timeNs) {
        if (id > lastId + 1) {
            sink.onGap(lastTimeNs, timeNs, id - lastId - 1);
            lastId = id - 1;
        }
    }

    @Override
    public void onFetched(final TradeUpdate trade) {
        final long id = trade.tradeId();
        if (id <= lastId || id >= askedToId) {
            repeated++;
        } else if (id == lastId + 1) {
            waiting.remove(id);
            hand(trade, TradeArrival.BACKFILLED);
        } else if (!waiting.containsKey(id)) {
            keep(trade, TradeArrival.BACKFILLED);
        }
    }

    /** What is missing up to what was asked for stays missing; what is missing behind it is asked for now. */
    @Override
    public void onFetchEnded(final long toId) {
        if (!isAsking || toId != askedToId) {
            return;
        }
        isAsking = false;
        while (!waiting.isEmpty() && (waiting.firstKey() <= toId || waiting.firstKey() == lastId + 1)) {
            handFirst();
        }
        ask();
    }

    private void handFirst() {
        final Waiting first = waiting.pollFirstEntry().getValue();
        giveUpBefore(first.trade().tradeId(), first.trade().timeNs());
        hand(first.trade(), first.arrival());
    }

    @Override
    public long repeated() {
        return repeated;
    }
}

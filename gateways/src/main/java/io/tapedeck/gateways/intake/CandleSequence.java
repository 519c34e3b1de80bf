package io.tapedeck.gateways.intake;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.gateways.market.CandleUpdate;

import java.util.TreeMap;

/**
 * The closed candles of one instrument, put in order: each once, none before its predecessor. Where one is missing, the
 * later ones wait until it was fetched, or cannot be. Pure; allocates only while something is missing.
 */
final class CandleSequence {
    /** Candles that may wait; more say that nothing is to be expected of the venue's answer any more. */
    private static final int LONGEST_WAIT = 1_000;
    private static final long UNKNOWN = -1;

    private final Instrument instrument;
    private final long durationNs;
    private final MissingCandles missing;
    private final CandleSink sink;
    private final TreeMap<Long, Waiting> waiting = new TreeMap<>();
    private long nextOpenNs;
    private long askedToNs;
    private boolean isAsking;
    private boolean isLastCall;
    private long repeated;

    private record Waiting(CandleUpdate candle, boolean isBackfilled) {
    }

    /**
     * A sequence that goes on somewhere.
     *
     * @param instrument of the candles.
     * @param nextOpenNs open time of the next one; negative where any may be the first.
     * @param missing    where to ask for what is missing.
     * @param sink       takes the candles.
     */
    CandleSequence(final Instrument instrument, final long nextOpenNs, final MissingCandles missing,
        final CandleSink sink) {
        this.instrument = instrument;
        this.nextOpenNs = nextOpenNs < 0 ? UNKNOWN : nextOpenNs;
        this.missing = missing;
        this.sink = sink;
        durationNs = instrument.baseTimeframe().durationNs();
    }

    /** A closed candle came by itself. */
    void onLive(final CandleUpdate candle) {
        if (nextOpenNs != UNKNOWN && candle.openTimeNs() < nextOpenNs || waiting.containsKey(candle.openTimeNs())) {
            repeated++;
        } else if (candle.openTimeNs() == nextOpenNs || nextOpenNs == UNKNOWN && !isAsking) {
            hand(candle, false);
            handThoseThatFollow();
        } else {
            keep(candle, false);
            ask();
        }
    }

    /** What is handed on while a later one is closed already is as little news as what was fetched. */
    private void hand(final CandleUpdate candle, final boolean isBackfilled) {
        nextOpenNs = candle.openTimeNs() + durationNs;
        sink.onCandle(candle, isBackfilled || !waiting.isEmpty());
    }

    private void handThoseThatFollow() {
        while (!waiting.isEmpty() && waiting.firstKey() == nextOpenNs) {
            handFirst();
        }
    }

    private void keep(final CandleUpdate candle, final boolean isBackfilled) {
        waiting.put(candle.openTimeNs(), new Waiting(candle.copy(), isBackfilled));
        if (waiting.size() > LONGEST_WAIT) {
            release();
        }
    }

    private void ask() {
        if (!isAsking && !waiting.isEmpty()) {
            request(waiting.firstKey());
        }
    }

    /** Asks for everything up to a moment, as if a candle that opens there had come. */
    void fetch(final long fromNs, final long toNs) {
        if (nextOpenNs == UNKNOWN) {
            nextOpenNs = fromNs;
        }
        if (nextOpenNs < toNs) {
            request(toNs);
        }
    }

    private void request(final long toNs) {
        isAsking = true;
        isLastCall = false;
        askedToNs = toNs;
        missing.request(instrument.id(), nextOpenNs, toNs);
    }

    /**
     * Candles up to a moment must have come by now: asks for them where they have not.
     *
     * @param toNs     open times lie before it.
     * @param lastCall whether what the venue does not have then stays missing.
     */
    void expect(final long toNs, final boolean lastCall) {
        if (!isAsking && nextOpenNs != UNKNOWN && nextOpenNs < toNs) {
            request(toNs);
            isLastCall = lastCall;
        }
    }

    /** A candle was fetched. */
    void onFetched(final CandleUpdate candle) {
        if (candle.openTimeNs() < nextOpenNs) {
            repeated++;
        } else if (candle.openTimeNs() == nextOpenNs) {
            waiting.remove(candle.openTimeNs());
            hand(candle, true);
        } else if (!waiting.containsKey(candle.openTimeNs())) {
            keep(candle, true);
        }
    }

    /**
     * What is missing up to what was asked for stays missing where a later one is there, or where it was asked for the
     * last time and answered; what is missing behind it is asked for now.
     */
    void onFetchEnded(final FetchEnd end) {
        isAsking = false;
        while (!waiting.isEmpty() && (waiting.firstKey() <= askedToNs || waiting.firstKey() == nextOpenNs)) {
            handFirst();
        }
        if (isLastCall && end == FetchEnd.ANSWERED) {
            giveUpBefore(askedToNs);
        }
        ask();
    }

    private void giveUpBefore(final long openNs) {
        if (nextOpenNs != UNKNOWN && openNs > nextOpenNs) {
            sink.onGap(nextOpenNs, openNs, Math.toIntExact((openNs - nextOpenNs) / durationNs));
            nextOpenNs = openNs;
        }
    }

    private void release() {
        while (!waiting.isEmpty()) {
            handFirst();
        }
    }

    private void handFirst() {
        final Waiting first = waiting.pollFirstEntry().getValue();
        giveUpBefore(first.candle().openTimeNs());
        hand(first.candle(), first.isBackfilled());
    }

    /** Open time of the next candle; negative where any may be the first. */
    long nextOpenNs() {
        return nextOpenNs;
    }

    /** How many candles came more than once or too late. */
    long repeated() {
        return repeated;
    }
}

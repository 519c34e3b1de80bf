package io.tapedeck.gateways.intake;

import io.tapedeck.engine.event.codec.TimerEncoder;
import io.tapedeck.engine.market.Timeframe;

import java.util.List;
import java.util.Optional;

/**
 * What happens because time passes: candles that are late are asked for, and the strategies are woken at every multiple
 * of a timeframe, by a frame, once the candles of all instruments up to that moment are in, or when they take too long.
 * A span in which nothing came has no call, and one that is long past is not made up for: of all that were due while a
 * session was dead, the latest is called once it goes on. Any thread, one at a time; in the time of receipt.
 */
public final class MarketTimers {
    /** Venues tell a closed candle within some two seconds. */
    static final long ASK_AFTER_NS = 5_000_000_000L;
    /** What the venue does not have by now it will not have. */
    static final long LAST_CALL_AFTER_NS = 20_000_000_000L;
    /** Then the strategies are woken with what there is. */
    static final long LONGEST_WAIT_NS = 30_000_000_000L;

    private final List<MarketFrames> instruments;
    private final Optional<Timeframe> every;
    private final FrameOutlet outlet;
    private long dueNs;
    private long startedNs;
    private long askedForNs;
    private long lastCalledForNs;
    private volatile boolean isPending;

    /**
     * Timers that begin at a moment.
     *
     * @param instruments whose candles are waited for; none where none come by themselves.
     * @param every       how often the strategies are woken; empty for never.
     * @param outlet      takes the frames.
     * @param startNs     now; a call that is due at this very moment is past.
     */
    public MarketTimers(final List<MarketFrames> instruments, final Optional<Timeframe> every,
        final FrameOutlet outlet, final long startNs) {
        this.instruments = List.copyOf(instruments);
        this.every = every;
        this.outlet = outlet;
        startedNs = startNs;
        dueNs = every.map(timeframe -> timeframe.startOf(startNs) + timeframe.durationNs()).orElse(Long.MAX_VALUE);
        askedForNs = Timeframe.M1.startOf(startNs);
        lastCalledForNs = askedForNs;
    }

    /**
     * The session was dead: the latest call that was due meanwhile comes when the candles up to it were fetched, or
     * half a minute from now.
     *
     * @param lastSeenNs when something was received last before that.
     * @param nowNs      time of receipt.
     */
    public synchronized void goOn(final long lastSeenNs, final long nowNs) {
        every.map(timeframe -> timeframe.startOf(nowNs)).filter(missedNs -> !wasCalled(missedNs, lastSeenNs))
            .ifPresent(missedNs -> {
                dueNs = missedNs;
                startedNs = nowNs;
                isPending = true;
            });
    }

    /** When it died, a call whose candles were in was made, and so was one that had been waited for long enough. */
    private boolean wasCalled(final long momentNs, final long lastSeenNs) {
        return lastSeenNs >= momentNs + (knownUntilNs() >= momentNs ? 0 : LONGEST_WAIT_NS);
    }

    /** Something has come. */
    public void onEvent() {
        if (!isPending) {
            isPending = true;
        }
    }

    /**
     * Candles have come: perhaps all that a call waits for.
     *
     * @param nowNs time of receipt.
     */
    public void onCandles(final long nowNs) {
        if (every.isPresent()) {
            callIfAllAreIn(nowNs);
        }
    }

    private synchronized void callIfAllAreIn(final long nowNs) {
        if (nowNs >= dueNs && knownUntilNs() >= dueNs) {
            call(nowNs);
        }
    }

    private long knownUntilNs() {
        long knownNs = Long.MAX_VALUE;
        for (final MarketFrames of : instruments) {
            knownNs = Math.min(knownNs, of.knownUntilNs());
        }
        return knownNs;
    }

    /**
     * Time passes.
     *
     * @param nowNs time of receipt, or what it will be with the next event.
     */
    public synchronized void onTime(final long nowNs) {
        final long early = Timeframe.M1.startOf(nowNs - ASK_AFTER_NS);
        if (early > askedForNs) {
            askedForNs = early;
            instruments.forEach(of -> of.expect(early, false));
        }
        final long late = Timeframe.M1.startOf(nowNs - LAST_CALL_AFTER_NS);
        if (late > lastCalledForNs) {
            lastCalledForNs = late;
            instruments.forEach(of -> of.expect(late, true));
        }
        if (every.isPresent() && nowNs >= latestNs()) {
            call(nowNs);
        }
    }

    /** When a call comes whatever is missing. */
    private long latestNs() {
        return Math.max(dueNs, startedNs) + LONGEST_WAIT_NS;
    }

    private void call(final long nowNs) {
        final long calledForNs = dueNs;
        final long timeNs = Math.min(nowNs, latestNs());
        final Timeframe timeframe = every.orElseThrow();
        dueNs = Math.max(calledForNs, timeframe.startOf(nowNs - LONGEST_WAIT_NS - 1)) + timeframe.durationNs();
        if (isPending) {
            isPending = false;
            outlet.put(frame -> frame.begin(0, timeNs, timeNs).append(new TimerEncoder()).timerId(calledForNs));
        }
    }
}

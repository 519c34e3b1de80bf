package io.tapedeck.replay.optimise;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.EquityChangedDecoder;
import io.tapedeck.engine.event.codec.PositionChangedDecoder;
import io.tapedeck.engine.event.codec.StageFailedDecoder;
import io.tapedeck.engine.event.codec.TradeClosedDecoder;
import io.tapedeck.engine.pipeline.DerivedListener;
import io.tapedeck.replay.performance.EquityCurve;
import org.agrona.collections.LongHashSet;

import java.util.Arrays;
import java.util.Optional;

/**
 * What one account of a sweep earned: its equity at every sample, and the results of its trades. Samples between two
 * changes are filled in when the second one comes, so that an account without a position costs nothing. One thread.
 */
final class TrialAccount implements DerivedListener {
    private static final int FIRST_CAPACITY = 1_024;
    private static final int FIRST_RESULTS = 64;

    private final SampleTimes times;
    private final long initialBalance;
    private final LongHashSet openPositions = new LongHashSet();
    private final FrameMessages messages = new FrameMessages();
    private final EquityChangedDecoder equityChanged = new EquityChangedDecoder();
    private final PositionChangedDecoder positionChanged = new PositionChangedDecoder();
    private final TradeClosedDecoder tradeClosed = new TradeClosedDecoder();
    private long[] equities = new long[FIRST_CAPACITY];
    private long[] balances = new long[FIRST_CAPACITY];
    private boolean[] exposed = new boolean[FIRST_CAPACITY];
    private long[] results = new long[FIRST_RESULTS];
    private int filled;
    private int trades;
    private long presentEquity;
    private long presentBalance;
    private boolean isExposed;
    private String firstFailure;

    TrialAccount(final SampleTimes times, final long initialBalance) {
        this.times = times;
        this.initialBalance = initialBalance;
        presentEquity = initialBalance;
        presentBalance = initialBalance;
    }

    @Override
    public void onDerived(final int place, final Frame frame, final int offset) {
        fillTo(times.countBefore(place));
        messages.wrapFrom(frame, offset);
        while (messages.next()) {
            switch (messages.templateId()) {
                case EquityChangedDecoder.TEMPLATE_ID -> onEquity(messages.decode(equityChanged));
                case PositionChangedDecoder.TEMPLATE_ID -> onPosition(messages.decode(positionChanged));
                case TradeClosedDecoder.TEMPLATE_ID -> onTrade(messages.decode(tradeClosed).pnl());
                case StageFailedDecoder.TEMPLATE_ID -> onFailure(messages.decode(new StageFailedDecoder()));
                default -> {
                }
            }
        }
    }

    private void fillTo(final int end) {
        if (end > equities.length) {
            grow(end);
        }
        for (; filled < end; filled++) {
            equities[filled] = presentEquity;
            balances[filled] = presentBalance;
            exposed[filled] = isExposed;
        }
        filled = end;
    }

    private void grow(final int needed) {
        final int capacity = Math.max(needed, 2 * equities.length);
        equities = Arrays.copyOf(equities, capacity);
        balances = Arrays.copyOf(balances, capacity);
        exposed = Arrays.copyOf(exposed, capacity);
    }

    private void onEquity(final EquityChangedDecoder message) {
        presentEquity = message.equity();
        presentBalance = message.cash();
    }

    private void onPosition(final PositionChangedDecoder message) {
        if (message.quantity() == 0) {
            openPositions.remove(message.positionId());
        } else {
            openPositions.add(message.positionId());
        }
        isExposed = !openPositions.isEmpty();
    }

    private void onTrade(final long result) {
        if (trades == results.length) {
            results = Arrays.copyOf(results, 2 * trades);
        }
        results[trades] = result;
        trades++;
    }

    private void onFailure(final StageFailedDecoder message) {
        if (firstFailure == null) {
            firstFailure = message.stage() + ": " + message.fault();
        }
    }

    /** The curve up to the last sample; behind the last frame. Allocates. */
    EquityCurve curve() {
        fillTo(times.size());
        final EquityCurve curve = new EquityCurve(initialBalance);
        for (int index = 0; index < filled; index++) {
            curve.sample(times.timeNs(index), equities[index], balances[index], exposed[index]);
        }
        return curve;
    }

    /** What the round trips brought, money net of fees, in the order of their ends. */
    long[] results() {
        return Arrays.copyOf(results, trades);
    }

    Optional<String> firstFailure() {
        return Optional.ofNullable(firstFailure);
    }
}

package io.tapedeck.replay.optimise;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.EquityChangedDecoder;
import io.tapedeck.engine.event.codec.PositionChangedDecoder;
import io.tapedeck.engine.event.codec.StageFailedDecoder;
import io.tapedeck.engine.event.codec.TradeClosedDecoder;
import io.tapedeck.engine.pipeline.DerivedListener;
import io.tapedeck.replay.performance.EquityLevels;
import org.agrona.collections.LongHashSet;

import java.util.Arrays;
import java.util.Optional;

/**
 * What one account of a sweep earned: its equity at every sample, and the results of its trades. Samples between two
 * changes are filled in when the second one comes, so that an account without a position costs nothing. One thread.
 */
final class TrialAccount implements DerivedListener {
    private static final int FIRST_RESULTS = 64;

    private final SampleTimes times;
    private final EquityLevels equity;
    private final LongHashSet openPositions = new LongHashSet();
    private final FrameMessages messages = new FrameMessages();
    private final EquityChangedDecoder equityChanged = new EquityChangedDecoder();
    private final PositionChangedDecoder positionChanged = new PositionChangedDecoder();
    private final TradeClosedDecoder tradeClosed = new TradeClosedDecoder();
    private long[] results = new long[FIRST_RESULTS];
    private int trades;
    private long presentEquity;
    private boolean isExposed;
    private String firstFailure;

    TrialAccount(final SampleTimes times, final long initialBalance, final int expectedSamples) {
        this.times = times;
        equity = new EquityLevels(initialBalance, expectedSamples);
        presentEquity = initialBalance;
    }

    @Override
    public void onDerived(final int place, final Frame frame, final int offset) {
        equity.stayUntil(times.countBefore(place), presentEquity, isExposed);
        messages.wrapFrom(frame, offset);
        while (messages.next()) {
            switch (messages.templateId()) {
                case EquityChangedDecoder.TEMPLATE_ID -> presentEquity = messages.decode(equityChanged).equity();
                case PositionChangedDecoder.TEMPLATE_ID -> onPosition(messages.decode(positionChanged));
                case TradeClosedDecoder.TEMPLATE_ID -> onTrade(messages.decode(tradeClosed).pnl());
                case StageFailedDecoder.TEMPLATE_ID -> onFailure(messages.decode(new StageFailedDecoder()));
                default -> {
                }
            }
        }
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

    /** The equity up to the last sample; behind the last frame. */
    EquityLevels equity() {
        equity.stayUntil(times.size(), presentEquity, isExposed);
        return equity;
    }

    /** What the round trips brought, money net of fees, in the order of their ends. */
    long[] results() {
        return Arrays.copyOf(results, trades);
    }

    Optional<String> firstFailure() {
        return Optional.ofNullable(firstFailure);
    }
}

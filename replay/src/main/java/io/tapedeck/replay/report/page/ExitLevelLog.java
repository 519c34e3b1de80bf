package io.tapedeck.replay.report.page;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.PositionChangedDecoder;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.pipeline.FrameListener;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where stop and target of every position stood, as often as they were told. One thread. */
final class ExitLevelLog implements FrameListener {
    private static final long NANOS = 1_000_000_000L;

    private final Map<Long, List<List<Long>>> levels = new HashMap<>();
    private final FrameMessages messages = new FrameMessages();
    private final PositionChangedDecoder position = new PositionChangedDecoder();

    @Override
    public void onFrame(final Frame frame) {
        if (frame.messageCount() > 1) {
            messages.wrapDerived(frame);
            while (messages.next()) {
                if (messages.templateId() == PositionChangedDecoder.TEMPLATE_ID) {
                    note(messages.decode(position), frame.engineTimeNs());
                }
            }
        }
    }

    private void note(final PositionChangedDecoder changed, final long timeNs) {
        if (changed.quantity() != 0) {
            final List<Long> told = new ArrayList<>();
            told.add(timeNs / NANOS);
            told.add(known(changed.stopPrice()));
            told.add(known(changed.targetPrice()));
            levels.computeIfAbsent(changed.positionId(), first -> new ArrayList<>()).add(told);
        }
    }

    private static Long known(final long price) {
        return price == FixedPoint.UNKNOWN ? null : price;
    }

    /** Seconds, stop and target, scaled; null where there is none. */
    List<List<Long>> of(final long positionId) {
        return levels.getOrDefault(positionId, List.of());
    }
}

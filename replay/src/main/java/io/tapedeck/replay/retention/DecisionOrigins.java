package io.tapedeck.replay.retention;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.FillDecoder;
import io.tapedeck.engine.event.codec.OrderIntentDecoder;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.order.Order;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.pipeline.PipelineView;
import io.tapedeck.engine.portfolio.PositionBook;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * In which frames the orders were decided that are open, and those that open positions came from. Sees every frame that
 * is played, in its order. One thread.
 */
final class DecisionOrigins implements FrameListener {
    /** Decided before the first frame that was seen: nothing may go. */
    private static final long UNKNOWN = 0;
    private static final long NO_POSITION = 0;

    private final FrameMessages messages = new FrameMessages();
    private final OrderIntentDecoder intent = new OrderIntentDecoder();
    private final FillDecoder fill = new FillDecoder();
    private final Map<Long, Long> orders = new HashMap<>();
    private final Map<Long, Long> positions = new HashMap<>();

    /**
     * What is still at stake, and where it began.
     *
     * @param sequence of the frame in which it was decided.
     * @param what     it is, for people.
     */
    record Origin(long sequence, String what) {
        Origin earlier(final Origin other) {
            return other.sequence < sequence ? other : this;
        }
    }

    @Override
    public void onFrame(final Frame frame) {
        messages.wrapDerived(frame);
        while (messages.next()) {
            switch (messages.templateId()) {
                case OrderIntentDecoder.TEMPLATE_ID ->
                    orders.putIfAbsent(messages.decode(intent).orderId(), frame.sequence());
                case FillDecoder.TEMPLATE_ID -> onFill(messages.decode(fill));
                default -> {
                    // Nothing that orders or positions come from.
                }
            }
        }
    }

    /** The first fill of a position is that of the order that opened it. */
    private void onFill(final FillDecoder message) {
        positions.putIfAbsent(message.positionId(), orders.getOrDefault(message.orderId(), UNKNOWN));
    }

    /** The oldest decision whose order or position is open. */
    Optional<Origin> oldestOpen(final PipelineView view) {
        Optional<Origin> oldest = Optional.empty();
        for (int id = 0; id < view.instruments().count(); id++) {
            final Instrument instrument = view.instruments().byId(id);
            oldest = older(oldest, ofPositions(instrument, view.portfolio().positions(id)));
            for (int index = 0; index < view.orders().count(id); index++) {
                oldest = older(oldest, ofOrder(instrument, view.orders().at(id, index)));
            }
        }
        return oldest;
    }

    private static Optional<Origin> older(final Optional<Origin> one, final Optional<Origin> other) {
        return one.isEmpty() ? other : one.map(known -> other.map(known::earlier).orElse(known));
    }

    private Optional<Origin> ofPositions(final Instrument instrument, final PositionBook book) {
        Optional<Origin> oldest = Optional.empty();
        for (int index = 0; index < book.count(); index++) {
            final long id = book.at(index).positionId();
            oldest = older(oldest, Optional.of(new Origin(positions.getOrDefault(id, UNKNOWN),
                "position " + id + " in " + instrument.symbol())));
        }
        return oldest;
    }

    /** An order that belongs to a position is not older than what that came from. */
    private Optional<Origin> ofOrder(final Instrument instrument, final Order order) {
        return order.positionId() != NO_POSITION ? Optional.empty()
            : Optional.of(new Origin(orders.getOrDefault(order.orderId(), UNKNOWN),
                "order " + order.orderId() + " in " + instrument.symbol()));
    }
}

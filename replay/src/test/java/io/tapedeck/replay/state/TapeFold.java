package io.tapedeck.replay.state;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.EquityChangedDecoder;
import io.tapedeck.engine.event.codec.FillDecoder;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.event.codec.OrderIntentDecoder;
import io.tapedeck.engine.event.codec.OrderUpdateDecoder;
import io.tapedeck.engine.event.codec.PositionChangedDecoder;
import io.tapedeck.engine.event.codec.SideCode;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.order.OrderState;
import io.tapedeck.journal.tape.TapeReader;
import io.tapedeck.replay.run.RunTape;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a tape of one symbol says of a moment when its messages are added up, with no pipeline. */
final class TapeFold {
    static final Set<Integer> ANY_MESSAGE = Set.of(MarketCandleDecoder.TEMPLATE_ID);
    private static final long HOUR_NS = 3_600_000_000_000L;

    final Map<Long, PositionThen> positions = new TreeMap<>();
    final Map<Long, String> orders = new TreeMap<>();
    final HourThen hour = new HourThen();
    long cash;
    long fees;
    long equityAtFrame;
    long cashAtFrame;

    /** A position that is open. */
    record PositionThen(long quantity, long entryPrice) {
    }

    /** The hour that is not over. */
    static final class HourThen {
        long openTimeNs = FixedPoint.UNKNOWN;
        long open;
        long high;
        long low;
        long close;
        long volume;

        void add(final MarketCandleDecoder candle) {
            final long begin = candle.openTimeNs() - Math.floorMod(candle.openTimeNs(), HOUR_NS);
            if (begin != openTimeNs) {
                openTimeNs = begin;
                open = candle.open();
                high = candle.high();
                low = candle.low();
                volume = 0;
            }
            high = Math.max(high, candle.high());
            low = Math.min(low, candle.low());
            close = candle.close();
            volume += candle.volume();
        }
    }

    private TapeFold(final long initialCash) {
        cash = initialCash;
    }

    static TapeFold upTo(final RunTape tape, final long sequence, final long initialCash) {
        final TapeFold fold = new TapeFold(initialCash);
        final Frame frame = Frame.allocate();
        try (TapeReader reader = tape.open()) {
            while (frame.sequence() < sequence && reader.advance()) {
                reader.copyTo(frame);
                fold.add(new FrameMessages().wrap(frame));
            }
        }
        return fold;
    }

    /** Sequences of the frames that hold one of some kinds of messages. */
    static List<Long> framesWith(final RunTape tape, final Set<Integer> templateIds) {
        final List<Long> sequences = new ArrayList<>();
        final Frame frame = Frame.allocate();
        try (TapeReader reader = tape.open()) {
            while (reader.advance()) {
                reader.copyTo(frame);
                if (hasOneOf(templateIds, new FrameMessages().wrap(frame))) {
                    sequences.add(frame.sequence());
                }
            }
        }
        return sequences;
    }

    private static boolean hasOneOf(final Set<Integer> templateIds, final FrameMessages messages) {
        while (messages.next()) {
            if (templateIds.contains(messages.templateId())) {
                return true;
            }
        }
        return false;
    }

    private void add(final FrameMessages messages) {
        equityAtFrame = FixedPoint.UNKNOWN;
        while (messages.next()) {
            switch (messages.templateId()) {
                case MarketCandleDecoder.TEMPLATE_ID -> hour.add(messages.decode(new MarketCandleDecoder()));
                case OrderIntentDecoder.TEMPLATE_ID ->
                    orders.put(messages.decode(new OrderIntentDecoder()).orderId(), "submitted");
                case OrderUpdateDecoder.TEMPLATE_ID -> move(messages.decode(new OrderUpdateDecoder()));
                case FillDecoder.TEMPLATE_ID -> pay(messages.decode(new FillDecoder()));
                case PositionChangedDecoder.TEMPLATE_ID -> change(messages.decode(new PositionChangedDecoder()));
                case EquityChangedDecoder.TEMPLATE_ID -> sample(messages.decode(new EquityChangedDecoder()));
                default -> { }
            }
        }
    }

    private void move(final OrderUpdateDecoder update) {
        final OrderState state = OrderState.valueOf(update.state().name());
        if (state.isTerminal()) {
            orders.remove(update.orderId());
        } else {
            orders.put(update.orderId(), state.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
    }

    private void pay(final FillDecoder fill) {
        fees += fill.fee();
        cash += (fill.side() == SideCode.BUY ? -fill.notional() : fill.notional()) - fill.fee();
    }

    private void change(final PositionChangedDecoder changed) {
        if (changed.quantity() == 0) {
            positions.remove(changed.positionId());
        } else {
            positions.put(changed.positionId(), new PositionThen(changed.quantity(), changed.entryPrice()));
        }
    }

    private void sample(final EquityChangedDecoder changed) {
        equityAtFrame = changed.equity();
        cashAtFrame = changed.cash();
    }
}

package io.tapedeck.replay.difference;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.MessageText;
import io.tapedeck.engine.event.codec.FillDecoder;
import io.tapedeck.engine.event.codec.OrderIntentDecoder;
import io.tapedeck.engine.event.codec.TradeClosedDecoder;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The orders, fills and trades of a tape, without the numbers that they were given. One thread. */
final class MessageTally {
    private static final Map<String, String> KINDS = new LinkedHashMap<>();
    /** One order more, and all that come after it are numbered otherwise: that is no difference of theirs. */
    private static final Set<String> NUMBERS =
        Set.of("orderId", "signalId", "positionId", "groupId", "fillId", "tradeId");

    static {
        KINDS.put("OrderIntent", "orders");
        KINDS.put("Fill", "fills");
        KINDS.put("TradeClosed", "trades");
    }

    private final FrameMessages messages = new FrameMessages();
    private final TradeClosedDecoder trade = new TradeClosedDecoder();
    private final Map<String, Map<String, Long>> counts = new HashMap<>();
    private long trades;
    private long profit;

    MessageTally() {
        KINDS.keySet().forEach(name -> counts.put(name, new HashMap<>()));
    }

    void add(final Frame frame) {
        boolean isCounted = false;
        messages.wrapDerived(frame);
        while (messages.next()) {
            isCounted |= isCounted(messages.templateId());
            addProfit();
        }
        if (isCounted) {
            MessageText.of(frame).forEach(this::add);
        }
    }

    private static boolean isCounted(final int templateId) {
        return templateId == OrderIntentDecoder.TEMPLATE_ID || templateId == FillDecoder.TEMPLATE_ID
            || templateId == TradeClosedDecoder.TEMPLATE_ID;
    }

    private void addProfit() {
        if (messages.templateId() == TradeClosedDecoder.TEMPLATE_ID) {
            trades++;
            profit = Math.addExact(profit, messages.decode(trade).pnl());
        }
    }

    private void add(final MessageText message) {
        if (counts.containsKey(message.name())) {
            final Map<String, String> told = new LinkedHashMap<>(message.fields());
            told.keySet().removeAll(NUMBERS);
            counts.get(message.name()).merge(told.toString(), 1L, Long::sum);
        }
    }

    boolean hasTrades() {
        return trades > 0;
    }

    /** Of all trades, net of fees. */
    long profit() {
        return profit;
    }

    List<KindDifference> against(final MessageTally other) {
        return KINDS.keySet().stream().map(name -> against(other, name)).filter(kind -> !kind.isEmpty()).toList();
    }

    private KindDifference against(final MessageTally other, final String name) {
        final Map<String, Long> own = counts.get(name);
        final Map<String, Long> others = other.counts.get(name);
        final long equal = own.entrySet().stream()
            .mapToLong(entry -> Math.min(entry.getValue(), others.getOrDefault(entry.getKey(), 0L))).sum();
        return new KindDifference(KINDS.get(name), equal, sum(own) - equal, sum(others) - equal);
    }

    private static long sum(final Map<String, Long> amounts) {
        return amounts.values().stream().mapToLong(Long::longValue).sum();
    }
}

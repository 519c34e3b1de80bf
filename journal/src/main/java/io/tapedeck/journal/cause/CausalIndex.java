package io.tapedeck.journal.cause;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.journal.cause.Subject.Kind;
import io.tapedeck.journal.inspect.NearestNumbers;
import io.tapedeck.journal.inspect.RecordedMessage;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.tape.DamagedTapeException;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * Which signal led to which order, fill, position and trade. One walk over the recording; holds numbers only, so that a
 * run of many trades fits. One thread.
 */
public final class CausalIndex {
    private static final String SIGNAL_ID = "signalId";
    private static final String ORDER_ID = "orderId";
    private static final String POSITION_ID = "positionId";

    private final Map<Kind, TreeSet<Long>> known = new EnumMap<>(Kind.class);
    private final Map<Long, Long> signalOfOrder = new HashMap<>();
    private final Map<Long, Long> orderOfSignal = new HashMap<>();
    private final Map<Long, Set<Long>> ordersOfPosition = new HashMap<>();
    private final Map<Long, Set<Long>> signalsOfPosition = new HashMap<>();
    private final Map<Long, Set<Long>> positionsOfOrder = new HashMap<>();
    private final Map<Long, Long> positionOfTrade = new HashMap<>();
    private final Map<Kind, Map<Long, Long>> firstDocuments = new EnumMap<>(Kind.class);
    private final RecordedFrames frames;

    /**
     * Walks a recording.
     *
     * @param tape of a run or a session.
     */
    public CausalIndex(final RecordedTape tape) {
        for (final Kind kind : Kind.values()) {
            known.put(kind, new TreeSet<>());
            firstDocuments.put(kind, new HashMap<>());
        }
        frames = new RecordedFrames(tape);
        frames.walk(this::onFrame);
    }

    private boolean onFrame(final Frame frame) {
        if (frame.hasDecision()) {
            frames.derived(this::onMessage);
        }
        return true;
    }

    private void onMessage(final RecordedMessage message) {
        switch (message.name()) {
            case "Signal" -> onSignal(id(message, SIGNAL_ID), id(message, POSITION_ID));
            case "OrderIntent" -> onOrder(id(message, ORDER_ID), id(message, SIGNAL_ID));
            case "OrderChange" -> link(signalsOfPosition, id(message, POSITION_ID), id(message, SIGNAL_ID));
            case "Fill" -> onFill(id(message, ORDER_ID), id(message, POSITION_ID));
            case "TradeClosed" -> onTrade(id(message, "tradeId"), id(message, POSITION_ID));
            default -> {
            }
        }
    }

    private static long id(final RecordedMessage message, final String field) {
        return message.number(field).orElse(0);
    }

    private void onSignal(final long signal, final long position) {
        meet(Kind.SIGNAL, signal);
        link(signalsOfPosition, position, signal);
    }

    private void onOrder(final long order, final long signal) {
        meet(Kind.ORDER, order);
        if (signal != 0) {
            signalOfOrder.put(order, signal);
            orderOfSignal.put(signal, order);
        }
    }

    private void onFill(final long order, final long position) {
        meet(Kind.ORDER, order);
        meet(Kind.POSITION, position);
        link(ordersOfPosition, position, order);
        link(positionsOfOrder, order, position);
    }

    private void onTrade(final long trade, final long position) {
        meet(Kind.TRADE, trade);
        positionOfTrade.put(trade, position);
    }

    private void meet(final Kind kind, final long id) {
        known.get(kind).add(id);
        firstDocuments.get(kind).putIfAbsent(id, frames.documentNumber());
    }

    private static void link(final Map<Long, Set<Long>> links, final long from, final long to) {
        if (from != 0) {
            links.computeIfAbsent(from, missing -> new TreeSet<>()).add(to);
        }
    }

    /**
     * Where the walk ended before the end of the tape.
     *
     * @return empty for a sound tape.
     */
    public Optional<DamagedTapeException> damage() {
        return frames.damage();
    }

    /**
     * Everything that a subject hangs together with.
     *
     * @param subject to explain.
     * @return its chain.
     * @throws UnknownSubjectException where the tape has none of that number.
     */
    public CausalChain chain(final Subject subject) {
        if (!known.get(subject.kind()).contains(subject.id())) {
            throw new UnknownSubjectException(subject,
                NearestNumbers.of(subject.id(), known.get(subject.kind())));
        }
        final ChainLinks links = links(subject);
        return CausalChain.read(frames, subject, links, firstDocument(links));
    }

    /** Nothing that belongs to a chain stands before the first of its signals, orders and positions. */
    private long firstDocument(final ChainLinks links) {
        return LongStream.of(first(Kind.SIGNAL, links.signals()), first(Kind.ORDER, links.orders()),
            first(Kind.POSITION, links.positions())).min().orElseThrow();
    }

    private long first(final Kind kind, final Set<Long> ids) {
        return ids.stream().map(firstDocuments.get(kind)::get).filter(Objects::nonNull)
            .mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
    }

    private ChainLinks links(final Subject subject) {
        return switch (subject.kind()) {
            case SIGNAL -> ofSignal(subject.id());
            case ORDER -> ofOrder(subject.id());
            case POSITION -> ofPositions(Set.of(subject.id()));
            case TRADE -> ofPositions(Set.of(positionOfTrade.get(subject.id())));
        };
    }

    private ChainLinks ofSignal(final long signal) {
        final Long order = orderOfSignal.get(signal);
        return new ChainLinks(Set.of(signal), order == null ? Set.of() : Set.of(order), Set.of());
    }

    private ChainLinks ofOrder(final long order) {
        if (positionsOfOrder.containsKey(order)) {
            return ofPositions(positionsOfOrder.get(order));
        }
        final Long signal = signalOfOrder.get(order);
        return new ChainLinks(signal == null ? Set.of() : Set.of(signal), Set.of(order), Set.of());
    }

    private ChainLinks ofPositions(final Set<Long> positions) {
        final Set<Long> orders = new TreeSet<>();
        final Set<Long> signals = new TreeSet<>();
        for (final Long position : positions) {
            orders.addAll(ordersOfPosition.getOrDefault(position, Set.of()));
            signals.addAll(signalsOfPosition.getOrDefault(position, Set.of()));
        }
        orders.stream().filter(signalOfOrder::containsKey).map(signalOfOrder::get).forEach(signals::add);
        return new ChainLinks(signals, orders, positions);
    }
}

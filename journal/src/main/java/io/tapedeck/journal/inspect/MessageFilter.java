package io.tapedeck.journal.inspect;

import org.agrona.DirectBuffer;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Holds the messages of one type against a query, by the numbers on the tape and without making a text of any. One
 * thread; allocates nothing after construction.
 */
final class MessageFilter {
    private final MessageLayout layout;
    private final RecordedInstruments instruments;
    private final String symbol;
    private final Optional<FieldLayout> instrument;
    private final Condition order;
    private final Condition position;
    private final boolean isPossible;

    MessageFilter(final MessageLayout layout, final MessageQuery query, final RecordedInstruments instruments) {
        this.layout = layout;
        this.instruments = instruments;
        symbol = query.symbol().orElse("");
        instrument = query.symbol().isEmpty() ? Optional.empty() : layout.field("instrumentId");
        order = condition("orderId", query.order());
        position = condition("positionId", query.position());
        isPossible = (query.types().isEmpty() || query.types().contains(layout.name()))
            && query.symbol().isPresent() == instrument.isPresent()
            && order.isPossible() && position.isPossible();
    }

    private Condition condition(final String field, final OptionalLong wanted) {
        return new Condition(wanted.isPresent(), layout.field(field).orElse(null), wanted.orElse(0));
    }

    /** That a field has a value. */
    private record Condition(boolean isAsked, FieldLayout field, long wanted) {
        boolean isPossible() {
            return !isAsked || field != null;
        }

        boolean holds(final DirectBuffer buffer, final int block, final int blockLength) {
            return !isAsked || isThere(field, blockLength) && field.number(buffer, block) == wanted;
        }
    }

    private static boolean isThere(final FieldLayout field, final int blockLength) {
        return field.offset() + field.length() <= blockLength;
    }

    MessageLayout layout() {
        return layout;
    }

    /** Whether any message of this type can be meant. */
    boolean isPossible() {
        return isPossible;
    }

    boolean accepts(final DirectBuffer buffer, final int block, final int blockLength) {
        return isPossible && order.holds(buffer, block, blockLength) && position.holds(buffer, block, blockLength)
            && (instrument.isEmpty()
                || instruments.isNamed((int) instrument.get().number(buffer, block), symbol));
    }
}

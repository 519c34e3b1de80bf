package io.tapedeck.journal.inspect;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.journal.tape.DamagedTapeException;
import io.tapedeck.journal.tape.TapeReader;

import java.util.Collection;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * What can be asked for on a tape: its symbols, strategies, orders and positions, up to its end or damage. Read when
 * a query found nothing, to tell a mistyped name or number from one of which there is nothing to say. One thread.
 */
public final class TapeInventory {
    private final RecordedSchema schema;
    private final RecordedInstruments instruments;
    private final Set<String> strategies = new TreeSet<>();
    private final TreeSet<Long> orders = new TreeSet<>();
    private final TreeSet<Long> positions = new TreeSet<>();

    /**
     * Reads a tape.
     *
     * @param tape to read.
     */
    public TapeInventory(final RecordedTape tape) {
        schema = tape.schema();
        instruments = tape.instruments();
        try (TapeReader reader = tape.open()) {
            read(reader);
        } catch (final DamagedTapeException damage) {
            // What stands before it counts; whoever asked has been told of the damage already.
            return;
        }
    }

    private void read(final TapeReader reader) {
        final Frame frame = Frame.allocate();
        final FrameMessages messages = new FrameMessages();
        while (reader.advance()) {
            reader.copyTo(frame);
            messages.wrap(frame);
            while (messages.next()) {
                schema.message(messages.templateId()).ifPresent(layout -> meet(new RecordedMessage(layout,
                    frame.buffer(), messages.blockOffset(), messages.blockLength(), instruments)));
            }
        }
    }

    private void meet(final RecordedMessage message) {
        switch (message.name()) {
            case "InstrumentDefinition" -> instruments.define(message);
            case "SessionStarted" -> strategies.add(String.valueOf(message.values().get("strategy")));
            default -> {
                message.number("orderId").ifPresent(orders::add);
                message.number("positionId").ifPresent(positions::add);
            }
        }
    }

    /**
     * Refuses a query for what the tape does not know.
     *
     * @param query that found nothing.
     * @throws UnknownValueException with the nearest that there are.
     */
    public void requireKnown(final MessageQuery query) {
        query.symbol().ifPresent(symbol -> requireKnown("instrument", symbol, instruments.symbols()));
        query.strategy().ifPresent(strategy -> requireKnown("session of strategy", strategy, strategies));
        requireKnown("order", query.order(), orders);
        requireKnown("position", query.position(), positions);
    }

    private static void requireKnown(final String kind, final String asked, final Collection<String> known) {
        if (!known.contains(asked)) {
            throw new UnknownValueException(kind, asked, NearestNames.of(asked, known));
        }
    }

    private static void requireKnown(final String kind, final OptionalLong asked, final TreeSet<Long> known) {
        if (asked.isPresent() && !known.contains(asked.getAsLong())) {
            throw new UnknownValueException(kind, Long.toString(asked.getAsLong()),
                NearestNumbers.of(asked.getAsLong(), known).stream().map(String::valueOf).toList());
        }
    }
}

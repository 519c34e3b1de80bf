package io.tapedeck.journal.inspect;

import io.tapedeck.journal.tape.DamagedTapeException;
import uk.co.real_logic.sbe.ir.Ir;
import uk.co.real_logic.sbe.ir.IrDecoder;
import uk.co.real_logic.sbe.ir.Signal;
import uk.co.real_logic.sbe.ir.Token;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The messages of a tape by the intermediate representation of its SBE schema, which lies beside it. Immutable. */
public final class RecordedSchema {
    /** Name of the schema file beside a tape. */
    public static final String FILE = "events.sbeir";

    private final Map<Integer, MessageLayout> messages = new TreeMap<>();
    private final int version;

    private RecordedSchema(final Ir ir) {
        version = ir.version();
        for (final List<Token> message : ir.messages()) {
            final MessageLayout layout = layout(message);
            messages.put(layout.templateId(), layout);
        }
    }

    /**
     * The schema that this program writes by.
     *
     * @return its messages.
     */
    public static RecordedSchema own() {
        try (InputStream own = RecordedSchema.class.getResourceAsStream("/" + FILE)) {
            return of(own.readAllBytes());
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static RecordedSchema beside(final Path directory) {
        final Path file = directory.resolve(FILE);
        try {
            return Files.exists(file) ? of(Files.readAllBytes(file)) : own();
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (final RuntimeException damage) {
            throw new DamagedTapeException(directory, "the schema in " + FILE + " cannot be read", damage);
        }
    }

    /**
     * Reads a schema.
     *
     * @param representation as the SBE tool writes it.
     * @return the messages of it.
     */
    public static RecordedSchema of(final byte[] representation) {
        try (IrDecoder decoder = new IrDecoder(ByteBuffer.wrap(representation))) {
            return new RecordedSchema(decoder.decode());
        }
    }

    private static MessageLayout layout(final List<Token> message) {
        final List<FieldLayout> fields = new ArrayList<>();
        for (int index = 0; index < message.size(); index++) {
            if (message.get(index).signal() == Signal.BEGIN_FIELD) {
                fields.add(field(message.get(index), message, index + 1));
            }
        }
        return new MessageLayout(message.get(0).name(), message.get(0).id(), fields);
    }

    private static FieldLayout field(final Token field, final List<Token> message, final int typeIndex) {
        final Token type = message.get(typeIndex);
        final Map<Long, String> names = new HashMap<>();
        for (int index = typeIndex + 1; message.get(index).signal() == Signal.VALID_VALUE
            || message.get(index).signal() == Signal.CHOICE; index++) {
            names.put(message.get(index).encoding().constValue().longValue(), message.get(index).name());
        }
        return new FieldLayout(field.name(), kind(message.get(0).name(), field.name(), type), type.offset(),
            type.encodedLength(), nullValue(type), names);
    }

    /** Characters have none, floating-point numbers one that is not a number. */
    private static long nullValue(final Token type) {
        return switch (type.encoding().primitiveType()) {
            case CHAR -> 0;
            case DOUBLE, FLOAT -> Double.doubleToLongBits(Double.NaN);
            default -> type.encoding().applicableNullValue().longValue();
        };
    }

    private static FieldKind kind(final String message, final String field, final Token type) {
        if (type.signal() == Signal.BEGIN_ENUM) {
            return FieldKind.CHOICE;
        }
        if (type.signal() == Signal.BEGIN_SET) {
            return FieldKind.FLAGS;
        }
        return switch (type.encoding().primitiveType()) {
            case CHAR -> FieldKind.TEXT;
            case DOUBLE, FLOAT -> FieldKind.FIGURE;
            default -> FieldKind.of(message, field, type.name());
        };
    }

    /**
     * Version of the schema.
     *
     * @return as in the schema.
     */
    public int version() {
        return version;
    }

    /**
     * A message.
     *
     * @param templateId on the tape.
     * @return empty for one that the schema does not know.
     */
    public Optional<MessageLayout> message(final int templateId) {
        return Optional.ofNullable(messages.get(templateId));
    }

    /**
     * All messages.
     *
     * @return ordered by template id.
     */
    public Collection<MessageLayout> messages() {
        return messages.values();
    }
}

package io.tapedeck.journal.table;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.InstrumentDefinitionEncoder;
import io.tapedeck.engine.event.codec.TimerEncoder;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.journal.catalogue.CatalogueUpdate;
import io.tapedeck.journal.inspect.FieldKind;
import io.tapedeck.journal.inspect.FieldLayout;
import io.tapedeck.journal.inspect.MessageLayout;
import io.tapedeck.journal.inspect.RecordedSchema;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.tape.SessionTapeWriter;
import org.agrona.MutableDirectBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A tape with every type of message that the schema has, full of chance: known and unknown values, names and codes
 * without a name, limits and no limits, of instruments whose prices and quantities differ in decimals and that become
 * known one after the other.
 */
final class RandomTape {
    /** Messages of this type are in no schema. */
    static final int UNKNOWN_TEMPLATE = 999;
    private static final int[][] SCALES = {{0, 0}, {2, 5}, {1, 3}, {8, 0}, {4, 11}};
    private static final long GREATEST_TIME_NS = 4_000_000_000_000_000_000L;

    private final Random random;
    private final Frame frame = Frame.allocate();
    private long sequence;

    private RandomTape(final long seed) {
        random = new Random(seed);
    }

    static RecordedTape write(final Path directory, final long seed, final int frames) throws IOException {
        final RecordedTape tape = new RecordedTape(directory, Optional.empty());
        new RandomTape(seed).write(tape, frames);
        CatalogueUpdate.copySchema(directory);
        return tape;
    }

    private void write(final RecordedTape tape, final int frames) {
        final RecordedSchema schema = tape.schema();
        try (SessionTapeWriter writer = new SessionTapeWriter(tape.directory(), RecordLevel.ALL)) {
            for (int count = 0; count < frames; count++) {
                if (count % (frames / SCALES.length) == 0) {
                    define(writer, count / (frames / SCALES.length));
                }
                begin().append(new TimerEncoder()).timerId(random.nextLong());
                appendRandom(List.copyOf(schema.messages()));
                writer.onFrame(frame);
            }
            begin().append(new TimerEncoder());
            frame.buffer().putShort(Frame.HEADER_LENGTH + 2, (short) UNKNOWN_TEMPLATE);
            writer.onFrame(frame);
        }
    }

    private Frame begin() {
        sequence++;
        frame.begin(sequence, sequence * 1_000_000_007L, sequence * 1_000_000_007L + random.nextInt(1_000));
        return frame;
    }

    private void define(final SessionTapeWriter writer, final int instrument) {
        if (instrument < SCALES.length) {
            begin().append(new InstrumentDefinitionEncoder()).instrumentId(instrument).symbol("SYMBOL" + instrument)
                .priceScale((short) SCALES[instrument][0]).quantityScale((short) SCALES[instrument][1])
                .tickSize(1).stepSize(1);
            writer.onFrame(frame);
        }
    }

    private void appendRandom(final List<MessageLayout> layouts) {
        for (int count = random.nextInt(6); count > 0; count--) {
            final MessageLayout layout = layouts.get(random.nextInt(layouts.size()));
            final RawMessage message = frame.append(new RawMessage(layout));
            layout.fields().forEach(field -> fill(message, field));
        }
        frame.seal();
    }

    private void fill(final RawMessage message, final FieldLayout field) {
        final MutableDirectBuffer buffer = message.buffer;
        final int at = message.offset + field.offset();
        final boolean isUnknown = random.nextInt(4) == 0;
        if (field.kind() == FieldKind.TEXT) {
            final String text = List.of("", "plain", "a \"quoted\", text", "x+y").get(random.nextInt(4));
            buffer.putStringWithoutLengthAscii(at, text.substring(0, Math.min(text.length(), field.length())));
            return;
        }
        final long number = isUnknown ? field.nullValue() : number(field);
        switch (field.length()) {
            case Byte.BYTES -> buffer.putByte(at, (byte) number);
            case Short.BYTES -> buffer.putShort(at, (short) number, ByteOrder.LITTLE_ENDIAN);
            case Integer.BYTES -> buffer.putInt(at, (int) number, ByteOrder.LITTLE_ENDIAN);
            default -> buffer.putLong(at, number, ByteOrder.LITTLE_ENDIAN);
        }
    }

    private long number(final FieldLayout field) {
        return switch (field.kind()) {
            case CHOICE -> random.nextInt(12);
            case FLAGS -> random.nextInt(8);
            case TIME -> (long) (random.nextDouble() * GREATEST_TIME_NS);
            case FIGURE -> Double.doubleToLongBits(random.nextGaussian() * 1e5);
            case NUMBER -> field.name().equals("instrumentId") ? random.nextInt(SCALES.length + 1) : random.nextLong();
            default -> random.nextInt(8) == 0 ? Long.MAX_VALUE : random.nextLong() >> random.nextInt(Long.SIZE);
        };
    }

    /** A block whose fields are set by their offsets. */
    private static final class RawMessage implements MessageEncoderFlyweight {
        private final MessageLayout layout;
        private MutableDirectBuffer buffer;
        private int offset;

        RawMessage(final MessageLayout layout) {
            this.layout = layout;
        }

        @Override
        public RawMessage wrap(final MutableDirectBuffer target, final int at) {
            buffer = target;
            offset = at;
            return this;
        }

        @Override
        public int sbeBlockLength() {
            final int end = layout.fields().stream().mapToInt(field -> field.offset() + field.length()).max()
                .orElseThrow();
            return (end + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
        }

        @Override
        public int sbeTemplateId() {
            return layout.templateId();
        }

        @Override
        public int sbeSchemaId() {
            return 0;
        }

        @Override
        public int sbeSchemaVersion() {
            return 0;
        }

        @Override
        public String sbeSemanticType() {
            return "";
        }

        @Override
        public int offset() {
            return offset;
        }

        @Override
        public int encodedLength() {
            return sbeBlockLength();
        }

        @Override
        public int limit() {
            return offset + sbeBlockLength();
        }

        @Override
        public void limit(final int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MutableDirectBuffer buffer() {
            return buffer;
        }
    }
}

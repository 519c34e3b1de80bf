package io.tapedeck.loopback.market;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.tape.TapeReader;
import io.tapedeck.journal.tape.TapeReader.SequenceRule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The frames of a history tape by their position, read block by block as they are asked for; the blocks that were asked
 * for last are kept. Any thread: one at a time reads. Damage is a {@link
 * io.tapedeck.journal.tape.DamagedTapeException}.
 *
 * @param <T> what a frame is read as.
 */
final class TapeBlocks<T> implements AutoCloseable {
    private static final int BLOCK = 512;
    private static final int KEPT = 256;
    private static final float LOAD = 0.75f;

    private final TapeReader reader;
    private final Function<Frame, T> decoder;
    private final Frame frame = Frame.allocate();
    private final int size;
    private final long[] firstTimeNs;
    private final Map<Integer, List<T>> blocks = new LinkedHashMap<>(KEPT, LOAD, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(final Map.Entry<Integer, List<T>> eldest) {
            return size() > KEPT;
        }
    };

    TapeBlocks(final HistoryTape tape, final Function<Frame, T> decoder) {
        this.decoder = decoder;
        reader = new TapeReader(tape.directory(), SequenceRule.CONTIGUOUS);
        size = Math.toIntExact(tape.frames());
        firstTimeNs = new long[(size + BLOCK - 1) / BLOCK];
        for (int index = 0; reader.advance(); index++) {
            reader.pass();
            if (index % BLOCK == 0) {
                firstTimeNs[index / BLOCK] = reader.engineTimeNs();
            }
        }
        reader.requireEndAt(size);
    }

    int size() {
        return size;
    }

    synchronized T get(final int index) {
        return block(index / BLOCK).get(index % BLOCK);
    }

    private List<T> block(final int number) {
        final List<T> known = blocks.get(number);
        if (known != null) {
            return known;
        }
        final List<T> block = read(number);
        blocks.put(number, block);
        return block;
    }

    /** Several frames may have the time of the first: those before it are passed over. */
    private List<T> read(final int number) {
        final int length = Math.min(BLOCK, size - number * BLOCK);
        final long firstSequence = (long) number * BLOCK + 1;
        final List<T> block = new ArrayList<>(length);
        reader.seek(firstTimeNs[number]);
        while (block.size() < length && reader.advance()) {
            reader.copyTo(frame);
            if (frame.sequence() >= firstSequence) {
                block.add(decoder.apply(frame));
            }
        }
        return block;
    }

    /** Position of the first frame at or after a moment; the size where there is none. */
    synchronized int firstAtOrAfter(final long moment, final ToLongFunction<T> momentOf) {
        int low = 0;
        int high = size;
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (momentOf.applyAsLong(get(middle)) < moment) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public synchronized void close() {
        reader.close();
    }
}

package io.tapedeck.journal.backup;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.tape.DamagedTapeException;
import io.tapedeck.journal.tape.FrameChain;
import io.tapedeck.journal.tape.TapeReader;
import io.tapedeck.journal.tape.TapeSeal;

import java.util.Optional;

/**
 * How far the frames of a tape reach, each checked. Immutable.
 *
 * @param seal         how many there are, and the chain over them.
 * @param lastSequence of the last of them; 0 without any.
 * @param damage       what stands behind it and is no frame; empty at the end of the tape.
 */
record TapeReach(TapeSeal seal, long lastSequence, Optional<String> damage) {
    static final long TO_THE_END = Long.MAX_VALUE;

    /**
     * Reads the beginning of a tape.
     *
     * @param tape   that may still be written: it is read up to where it ended when it was opened.
     * @param atMost so many frames.
     * @param each   is handed every frame.
     */
    static TapeReach read(final RecordedTape tape, final long atMost, final FrameListener each) {
        final Frame frame = Frame.allocate();
        final FrameChain chain = new FrameChain();
        long lastSequence = 0;
        try (TapeReader reader = tape.open()) {
            for (long count = 0; count < atMost && reader.advance(); count++) {
                reader.copyTo(frame);
                each.onFrame(frame);
                chain.add(frame);
                lastSequence = frame.sequence();
            }
        } catch (final DamagedTapeException damaged) {
            return new TapeReach(chain.seal(), lastSequence, Optional.of(damaged.problem()));
        }
        return new TapeReach(chain.seal(), lastSequence, Optional.empty());
    }

    static TapeReach read(final RecordedTape tape, final long atMost) {
        return read(tape, atMost, FrameListener.NONE);
    }

    long frames() {
        return seal.frames();
    }
}

package io.tapedeck.journal.tape;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.journal.CandleTape;

import java.io.IOException;
import java.nio.file.Path;

/** A process that records as fast as it can until it is killed; says so when it has recorded a number of frames. */
final class TirelessWriter {
    /** So that a test that forgets to kill it does not fill the disk. */
    private static final int MAXIMUM_FRAMES = 5_000_000;

    private TirelessWriter() {
    }

    public static void main(final String[] arguments) throws IOException {
        final SessionTapeWriter writer = new SessionTapeWriter(Path.of(arguments[0]), RecordLevel.ALL);
        final long announced = Long.parseLong(arguments[1]);
        final Frame frame = Frame.allocate();
        for (long sequence = 1; sequence <= MAXIMUM_FRAMES; sequence++) {
            if (sequence == announced + 1) {
                System.out.println(announced);
            }
            CandleTape.fill(frame.begin(sequence, CandleTape.timeOf(sequence), CandleTape.timeOf(sequence)), sequence);
            writer.onFrame(frame);
        }
        System.in.read();
    }
}

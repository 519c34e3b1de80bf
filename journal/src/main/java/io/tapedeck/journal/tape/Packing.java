package io.tapedeck.journal.tape;

import io.tapedeck.engine.event.Frame;

/** How many frames a document of a tape holds. */
enum Packing {
    /** About 16 KiB of them, as history has them: read in one go, and every document is in the library's index. */
    MANY_FRAMES(16 << 10, 1),
    /** One, as sessions have it: on the tape when it was appended. The index would grow by eight bytes a frame. */
    ONE_FRAME(1, 1024);

    /** Greatest length of a document: one byte was missing when its last frame came. */
    static final int MAXIMUM_DOCUMENT_LENGTH = MANY_FRAMES.length - 1 + Frame.MAXIMUM_LENGTH;

    /** From which on a document is written. */
    final int length;
    /** Every how many documents one goes into the index. */
    final int indexSpacing;

    Packing(final int length, final int indexSpacing) {
        this.length = length;
        this.indexSpacing = indexSpacing;
    }
}

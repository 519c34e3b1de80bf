package io.tapedeck.journal.backup;

/** How a tape that was closed and copied before is held against its copy. */
public enum Depth {
    /** By what its writer sealed it with. */
    SEALS,
    /** Frame by frame, as the others are. */
    FRAMES
}

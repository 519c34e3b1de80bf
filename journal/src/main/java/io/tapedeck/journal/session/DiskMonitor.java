package io.tapedeck.journal.session;

import java.util.Optional;

/**
 * Tells when the room on a disk becomes little, and too little to go on trading. What is little does not become ample
 * by a file that comes and goes: for the way back a tenth more is asked for. One thread.
 *
 * <p>The halt is far above what a tape needs: it can still be recorded, with the exits of what is open. A tape itself
 * is not damaged even where the disk is full to the last byte, see {@code TapeRoom.AHEAD}; but then the daemon ends.
 */
public final class DiskMonitor {
    private static final int MARGIN_PARTS = 10;

    private final FreeSpace disk;
    private final long warnBelow;
    private final long haltBelow;
    private Level level = Level.AMPLE;

    /** How much room there is. */
    public enum Level {
        /** Enough. */
        AMPLE,
        /** Little, or nobody can tell: a person should look. */
        LITTLE,
        /** Too little: no order any more. What was halted stays halted until a person says otherwise. */
        TOO_LITTLE
    }

    /**
     * A monitor that has not looked yet.
     *
     * @param disk      to look at.
     * @param warnBelow bytes.
     * @param haltBelow bytes, fewer.
     */
    public DiskMonitor(final FreeSpace disk, final long warnBelow, final long haltBelow) {
        this.disk = disk;
        this.warnBelow = warnBelow;
        this.haltBelow = haltBelow;
    }

    /**
     * Looks at the disk.
     *
     * @return the level, where it is another one than at the look before; before the first it was ample.
     */
    public Optional<Level> look() {
        final Level before = level;
        level = levelAt(disk.bytes());
        return level == before ? Optional.empty() : Optional.of(level);
    }

    private Level levelAt(final long free) {
        if (free == FreeSpace.UNKNOWN) {
            return level == Level.TOO_LITTLE ? Level.TOO_LITTLE : Level.LITTLE;
        }
        if (free < required(haltBelow, level == Level.TOO_LITTLE)) {
            return Level.TOO_LITTLE;
        }
        return free < required(warnBelow, level != Level.AMPLE) ? Level.LITTLE : Level.AMPLE;
    }

    private static long required(final long bytes, final boolean isBelow) {
        return isBelow ? bytes + bytes / MARGIN_PARTS : bytes;
    }

    /**
     * What the last look found.
     *
     * @return ample before the first.
     */
    public Level level() {
        return level;
    }
}

package io.tapedeck.app.monitor;

import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Whether the disk has room for tapes.
 *
 * @param freeBytes where the session is; negative where that cannot be told.
 * @param warnBelow bytes.
 * @param haltBelow bytes, fewer.
 */
public record DiskCheck(LongSupplier freeBytes, long warnBelow, long haltBelow) implements HealthCheck {
    private static final double MEGABYTE = 1e6;
    private static final double GIGABYTE = 1e9;

    @Override
    public CheckResult now() {
        final long free = freeBytes.getAsLong();
        if (free < 0) {
            return new CheckResult("disk", CheckResult.Verdict.FAILED, "nobody can tell how much is free");
        }
        final String words = room(free) + " free";
        if (free < haltBelow) {
            return new CheckResult("disk", CheckResult.Verdict.FAILED,
                words + ", halted below " + room(haltBelow));
        }
        return free < warnBelow
            ? new CheckResult("disk", CheckResult.Verdict.WARNING, words + ", less than " + room(warnBelow))
            : new CheckResult("disk", CheckResult.Verdict.OK, words);
    }

    private static String room(final long bytes) {
        return bytes < GIGABYTE ? String.format(Locale.ROOT, "%.0f MB", bytes / MEGABYTE)
            : String.format(Locale.ROOT, "%.1f GB", bytes / GIGABYTE);
    }
}

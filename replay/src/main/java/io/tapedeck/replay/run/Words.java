package io.tapedeck.replay.run;

import java.util.Locale;

/** What people write and read for a constant of an enum. */
public final class Words {
    private Words() {
    }

    /**
     * A constant's words.
     *
     * @param constant such as {@code TAKE_PROFIT}.
     * @return such as {@code take-profit}.
     */
    public static String of(final Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

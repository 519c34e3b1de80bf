package io.tapedeck.replay.run;

import java.util.HexFormat;

/**
 * The fingerprints of a run. Immutable.
 *
 * @param decisions over everything that was derived.
 * @param state     over what the engine knew at the end.
 */
public record Digests(long decisions, long state) {
    /**
     * The first fingerprint as people write it.
     *
     * @return 16 hexadecimal digits.
     */
    public String decisionsText() {
        return HexFormat.of().toHexDigits(decisions);
    }

    /**
     * The second fingerprint as people write it.
     *
     * @return 16 hexadecimal digits.
     */
    public String stateText() {
        return HexFormat.of().toHexDigits(state);
    }
}

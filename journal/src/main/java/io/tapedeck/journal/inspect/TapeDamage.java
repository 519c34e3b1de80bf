package io.tapedeck.journal.inspect;

/**
 * What is wrong with a tape. Immutable.
 *
 * @param problem  what is wrong; where a frame is, after which sequence it stands.
 * @param position byte of the tape's file from which on it cannot be trusted; {@link #WHOLE} where the tape does not
 *                 agree with its manifest.
 */
public record TapeDamage(String problem, long position) {
    /** Position of damage that has no place. */
    public static final long WHOLE = -1;
}

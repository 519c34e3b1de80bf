package io.tapedeck.replay.whatif;

/**
 * One thing that was changed. Immutable.
 *
 * @param name   of the option, or of the parameter behind {@code param}.
 * @param before in the recorded run, as text; {@code not set} where it had none.
 * @param after  in the changed one.
 */
public record SpecChange(String name, String before, String after) {
}

package io.tapedeck.engine.ring;

/** Which thread runs the stages. A digest never depends on it. */
public enum ThreadMode {
    /** The caller's, without a ring: for everything that is read from a tape. */
    INLINE,
    /** One consumer thread behind a ring, all stages fused in it: for whatever comes from outside. */
    FUSED
}

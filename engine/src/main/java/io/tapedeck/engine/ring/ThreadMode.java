package io.tapedeck.engine.ring;

/** Which thread runs the stages. A digest never depends on it. */
public enum ThreadMode {
    /** The caller's, without a ring: for sweeps and tests. */
    INLINE,
    /** One consumer thread behind a ring, all stages fused in it. */
    FUSED
}

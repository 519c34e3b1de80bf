/** Tries many parameters on the same history: sweeps over one pass of the tape, searches, what came of each trial. */
package io.tapedeck.replay.optimise;

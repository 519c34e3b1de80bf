/**
 * Walks a recording from an effect back to its causes: which signal led to which order, fill, position and trade, and
 * the frames that it all happened in, as a tree. Reads the tape alone, by the schema beside it. Off the hot path.
 */
package io.tapedeck.journal.cause;

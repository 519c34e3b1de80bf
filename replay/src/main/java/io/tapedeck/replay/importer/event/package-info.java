/**
 * Brings single events onto history tapes: funding rates, splits and dividends, quotes, trades, open interest.
 *
 * <p>The rows of a file are held in memory (about 80 bytes each), the tape is streamed. A moment belongs to the first
 * source that has it: the tape, then the files in their order; what another source says about it is counted.
 */
package io.tapedeck.replay.importer.event;

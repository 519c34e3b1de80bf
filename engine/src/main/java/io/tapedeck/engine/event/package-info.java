/**
 * The frame: the unit that stands in the ring, on the tape and in every replay.
 *
 * <p>Messages inside a frame are SBE blocks; their codecs are generated from {@code events.xml} into
 * {@code io.tapedeck.engine.event.codec} at build time and never committed.
 */
package io.tapedeck.engine.event;

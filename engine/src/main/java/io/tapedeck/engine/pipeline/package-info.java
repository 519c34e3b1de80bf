/**
 * The assembly: {@link io.tapedeck.engine.pipeline.TradingPipeline} is the only place that knows the order of the
 * stages.
 *
 * <p>A stage reads the messages that the stages before it appended to the frame, calls one plain class, and what that
 * class reports is appended by {@link io.tapedeck.engine.pipeline.DerivedMessages}. Nothing here opens a file, reads a
 * clock, starts a thread or writes a log.
 */
package io.tapedeck.engine.pipeline;

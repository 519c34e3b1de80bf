/**
 * Market data as a venue gave it, before it becomes frames: what a parser finds in a message.
 *
 * <p>Prices and quantities are scaled as the instrument says, times are nanoseconds since 1970-01-01T00:00Z in the
 * clock of the venue; what a venue does not tell is {@link io.tapedeck.engine.market.FixedPoint#UNKNOWN}. The updates
 * are reused from message to message: whoever wants to keep a value copies it. One thread at a time, no allocation.
 */
package io.tapedeck.gateways.market;

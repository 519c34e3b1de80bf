/**
 * From a venue's updates to frames: what came twice or too late is left out, closed candles are put in order and
 * without holes, and what cannot be had is marked as a gap. Fed from the threads of connections and of REST, one at a
 * time; the clock and the questions to the venue are ports.
 */
package io.tapedeck.gateways.intake;

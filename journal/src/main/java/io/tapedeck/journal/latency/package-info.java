/** How long the stages took with the frames of a tape, from the times that stand on it. */
package io.tapedeck.journal.latency;

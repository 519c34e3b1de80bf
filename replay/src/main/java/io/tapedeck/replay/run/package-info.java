/**
 * A replay: what is asked for, the tapes that it selects, the run itself, and its verification against its own tape.
 */
package io.tapedeck.replay.run;

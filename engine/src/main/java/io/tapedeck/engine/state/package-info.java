/** Saving, restoring and fingerprinting the state of the engine, byte for byte the same on every machine. */
package io.tapedeck.engine.state;

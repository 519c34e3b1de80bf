/**
 * Live sessions and their tapes: an engine that goes on from a snapshot, plays what was recorded behind it and holds
 * every frame against its recording; recovery after any death, and the proof that a session replays to the same digest.
 */
package io.tapedeck.replay.session;

/**
 * The recording of a live session: tapes one behind the other, each with the state that it begins with, and snapshots
 * of the state in between.
 *
 * <pre>
 *   session/
 *     session.lock            held by the daemon that writes
 *     tapes/000001/           a tape: manifest.yaml, events.sbeir, its queue, seal.yaml when it was closed
 *           000002/           begins where 000001 ended: after a restart, or with the next day
 *     snapshots/0000000000001234.state
 * </pre>
 *
 * <p>A tape is written by one process only, once: whoever starts anew begins the next one, so that nothing is ever
 * appended behind what a dead writer may have left half-done. See docs/decisions/0031.
 */
package io.tapedeck.journal.session;

/**
 * Copies of what was recorded: sessions, journals and runs, beside whoever writes them.
 *
 * <pre>
 *   DIR/                        named by whoever backs up
 *     backup.lock               held by the one who writes to it
 *     draft/                    what is being copied; whatever stands there is no copy
 *     paper/                    the copy of .../paper: a session as every other, without lock and control socket
 *     data/, runs/              the copies of a journal and of a folder of runs
 * </pre>
 *
 * <p>A tape is copied frame by frame, through the reader that checks each of them, onto a new tape: the copy is as thin
 * as the library writes it, whatever holes its original has, and ends between two frames, whoever writes on meanwhile.
 * It gets its place by a rename, after it was read back and is on the disk. What is copied is never replaced by less or
 * by something else, and nothing is deleted here but snapshots that the session itself let go. See docs/decisions/0034.
 */
package io.tapedeck.journal.backup;

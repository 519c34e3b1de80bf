/**
 * Talking to a running daemon from another shell, through a Unix domain socket that only its owner may open.
 *
 * <pre>
 *   session/control/            0700
 *     daemon.sock               0600
 * </pre>
 *
 * <p>A request is one line of JSON, {@code {"command": "halt", "reason": "..."}}; so is the answer, {@code {"ok": true,
 * "result": ...}} or {@code {"ok": false, "problem": "one sentence"}}. A connection may carry several, one after the
 * other.
 */
package io.tapedeck.app.control;

/**
 * Which tapes of a session may go, and taking them away so that the session still recovers and still proves itself. See
 * docs/decisions/0034.
 */
package io.tapedeck.replay.retention;

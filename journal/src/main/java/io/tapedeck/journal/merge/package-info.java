/** Several history tapes as one stream: by time, then tape, then sequence. */
package io.tapedeck.journal.merge;

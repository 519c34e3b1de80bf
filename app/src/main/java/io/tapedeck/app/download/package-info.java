/**
 * History from a venue onto tapes: what a tape lacks is asked for over REST or taken from the venue's dumps, kept in a
 * spool folder page by page, and imported as files are. Every step may be the last one: whoever begins again goes on
 * from what the tape and the spool hold. Off the hot path; one thread for a download, one download for a tape.
 */
package io.tapedeck.app.download;

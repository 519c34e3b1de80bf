/**
 * Reads JSON text from bytes without allocation. {@code JsonMessage} reads an object however it is written: one pass
 * keeps where the wanted fields stand, in whatever order they come, and whoever needs a value reads it from there; that
 * takes about as long as Jackson's tokens. {@code JsonSteps} reads what is written as its writer always writes it,
 * eight bytes at a time, six times as fast; whatever else comes is left to {@code JsonMessage}.
 *
 * <p>For the messages of venues, where nothing may be allocated. Answers over REST are read with Jackson. One thread at
 * a time. Syntax is RFC 8259, except that UTF-8 is not checked inside of texts. Nothing here throws for what a message
 * says.
 */
package io.tapedeck.gateways.json;

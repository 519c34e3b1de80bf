/**
 * Reads JSON text from bytes without allocation: one pass keeps where the wanted fields stand, in whatever order they
 * come, and whoever needs a value reads it from there.
 *
 * <p>For the messages of venues, where nothing may be allocated; not for speed, for Jackson's tokens take about as
 * long. Answers over REST are read with Jackson. One thread at a time. Syntax is RFC 8259, except that UTF-8 is not
 * checked inside of texts. Nothing here throws for what a message says.
 */
package io.tapedeck.gateways.json;

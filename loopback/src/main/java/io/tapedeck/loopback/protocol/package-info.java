/**
 * What the protocols of all venues have in common: a conversation over one connection, and questions over REST. Pure:
 * no socket, no clock and no thread; whoever drives a conversation says what time it is.
 */
package io.tapedeck.loopback.protocol;

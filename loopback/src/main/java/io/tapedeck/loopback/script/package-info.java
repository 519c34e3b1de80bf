/**
 * What happens in the served markets, event by event in market time. Pure: a script can be read as fast as one likes,
 * with sockets or without, and is the same every time.
 */
package io.tapedeck.loopback.script;

/** What faults make of the messages to one connection: sent, held back, doubled, spoilt, or none at all. Pure. */
package io.tapedeck.loopback.delivery;

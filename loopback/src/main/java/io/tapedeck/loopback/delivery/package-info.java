/**
 * How what a venue says reaches its clients: over lines, where faults hold messages back, double, spoil or swallow
 * them, and over a reception for questions. Pure: no socket, no clock and no thread.
 */
package io.tapedeck.loopback.delivery;

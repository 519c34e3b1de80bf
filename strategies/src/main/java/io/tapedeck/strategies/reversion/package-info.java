/** Strategies that wait for a price to come back. */
package io.tapedeck.strategies.reversion;

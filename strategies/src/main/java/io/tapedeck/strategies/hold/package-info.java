/** Strategies that only hold: what the others are measured by. */
package io.tapedeck.strategies.hold;

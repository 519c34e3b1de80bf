/** Strategies that go with the force of a move. */
package io.tapedeck.strategies.momentum;

/**
 * A whole pipeline on a market that is made by hand: for the tests of strategies, here and in projects of their own.
 * Allocates freely; never part of a session.
 */
package io.tapedeck.engine.rehearsal;

/** The simulated exchange of replay and paper trading: it settles orders at prices that the market offered. */
package io.tapedeck.engine.simulation;

/** Strategies that follow a trend. */
package io.tapedeck.strategies.trend;

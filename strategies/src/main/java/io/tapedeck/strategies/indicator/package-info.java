/** Indicators: incremental, primitive, without allocation; each can save its state. */
package io.tapedeck.strategies.indicator;

/** The same candles and the same strategy with what a user would run instead, whose code is built with a profile. */
package io.tapedeck.benchmarks.peer;

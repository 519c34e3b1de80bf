/** What is traded and in which units: instruments, timeframes and exact arithmetic on scaled integers. */
package io.tapedeck.engine.market;

/** What an update of an indicator costs. */
package io.tapedeck.benchmarks.strategies;

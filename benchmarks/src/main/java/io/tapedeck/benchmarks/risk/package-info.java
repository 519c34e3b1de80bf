/** What the risk gate costs an order. */
package io.tapedeck.benchmarks.risk;

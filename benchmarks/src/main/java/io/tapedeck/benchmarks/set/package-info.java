/** The set that {@code tapedeck bench} runs, from the throughput of the parts to the start of the whole program. */
package io.tapedeck.benchmarks.set;

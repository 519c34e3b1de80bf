/** The live pipeline: how late it is at a fixed rate, and whether it runs without a garbage collector. */
package io.tapedeck.benchmarks.live;

/** Benchmarks: what is measured stands in the packages below, which are named after what they measure. */
package io.tapedeck.benchmarks;

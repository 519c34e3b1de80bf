/** Throughput of replays, beside the raw reading of the same tape. */
package io.tapedeck.benchmarks.replay;

/** What an answer from a tape costs. */
package io.tapedeck.benchmarks.journal;

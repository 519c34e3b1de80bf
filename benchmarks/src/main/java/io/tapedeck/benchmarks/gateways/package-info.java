/** What it costs to read the messages of venues. */
package io.tapedeck.benchmarks.gateways;

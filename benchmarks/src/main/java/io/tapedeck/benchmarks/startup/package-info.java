/** How long the whole program takes to start, and to come back after it was killed. */
package io.tapedeck.benchmarks.startup;

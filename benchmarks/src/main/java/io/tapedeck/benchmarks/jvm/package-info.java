/** What JVMs and processes that are measured are started with. */
package io.tapedeck.benchmarks.jvm;

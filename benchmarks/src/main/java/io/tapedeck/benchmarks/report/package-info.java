/** Figures, the machine that they were measured on, and how both are told. */
package io.tapedeck.benchmarks.report;

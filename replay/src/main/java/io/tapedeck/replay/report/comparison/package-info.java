/**
 * Runs beside each other: what was asked for otherwise, what came out, how alike their returns are, which trades only
 * one of them made. For a terminal, for programs, as tables, and as a page.
 */
package io.tapedeck.replay.report.comparison;

/**
 * What came out of a run, or of several, as tables for other programs: as CSV, and as Parquet with a type for every
 * column. Names and order of the columns are promised to scripts: there may be more behind them, never fewer.
 */
package io.tapedeck.replay.report.table;

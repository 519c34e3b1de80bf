/**
 * Tapes as tables: one a type of message, with typed columns, in a DuckDB of this process; asked with SQL or written to
 * Parquet, CSV, JSON Lines or a database file. Off the hot path; every class is for one thread. Nothing here writes to
 * a tape, opens a connection or loads an extension.
 */
package io.tapedeck.journal.table;

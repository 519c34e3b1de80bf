package io.tapedeck.app.cli;

import io.tapedeck.replay.report.table.TableFormat;

/** What a report is written as: a page for people, or tables for programs. */
enum ReportFormat {
    /** One page for a browser. */
    HTML,
    /** Tables, a file each. */
    CSV,
    /** Tables, a file each, with a type for every column. */
    PARQUET;

    /** Of what is not a page. */
    TableFormat tables() {
        return TableFormat.valueOf(name());
    }
}

package io.tapedeck.journal.table;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.journal.inspect.RecordedSchema;
import org.duckdb.DuckDBAppender;

import java.sql.SQLException;

/** The headers of frames as the table {@code frames}. */
final class FrameRows extends TableRows {
    /** Name of the table. */
    static final String TABLE = "frames";
    private static final String COLUMNS = ", \"inputMessage\" varchar, messages integer, decision boolean, "
        + "bytes integer, source integer, \"sourceSequence\" bigint)";

    private final boolean namesTape;

    FrameRows(final TableDatabase database, final boolean namesTape) {
        super(database, TABLE, namesTape);
        this.namesTape = namesTape;
    }

    @Override
    String creation() {
        return "create table " + TABLE + " (" + String.join(", ", TableLayout.lead(namesTape)) + COLUMNS;
    }

    void append(final String tape, final Frame frame, final RecordedSchema schema) throws SQLException {
        final DuckDBAppender row = begin(tape, frame);
        row.append(schema.message(frame.inputTemplateId()).map(layout -> layout.name()).orElse(null));
        row.append(frame.messageCount());
        row.append(frame.hasDecision());
        row.append(frame.length());
        if (frame.source() == Frame.NO_SOURCE) {
            row.appendNull();
            row.appendNull();
        } else {
            row.append(frame.source());
            row.append(frame.sourceSequence());
        }
        end();
    }
}

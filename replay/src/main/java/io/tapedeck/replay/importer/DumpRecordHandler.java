package io.tapedeck.replay.importer;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;

/** Lets FastCSV fill one {@link DumpRecord} over and over, so that reading allocates nothing. */
final class DumpRecordHandler extends AbstractBaseCsvCallbackHandler<DumpRecord> {
    private final DumpRecord record = new DumpRecord();

    @Override
    protected void handleBegin(final long startingLineNumber) {
        record.begin(startingLineNumber);
    }

    @Override
    protected void handleField(final int index, final char[] buffer, final int offset, final int length,
        final boolean quoted) {
        record.add(buffer, offset, length);
    }

    @Override
    protected DumpRecord buildRecord() {
        return record;
    }

    /** Where the record begins that is being read, for messages about what stops the reading. */
    long line() {
        return Math.max(1, record.line());
    }
}

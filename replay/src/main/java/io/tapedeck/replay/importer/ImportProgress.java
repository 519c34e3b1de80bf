package io.tapedeck.replay.importer;

/** Is told now and then how far an import has come. Called on the importing thread. */
@FunctionalInterface
public interface ImportProgress {
    /** For whom it is all the same. */
    ImportProgress SILENT = rowsRead -> {
    };

    /**
     * Some more rows were read.
     *
     * @param rowsRead from all files so far.
     */
    void onRows(long rowsRead);
}

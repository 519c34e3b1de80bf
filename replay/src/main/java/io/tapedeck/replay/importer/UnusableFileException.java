package io.tapedeck.replay.importer;

import io.tapedeck.engine.fault.Fault;

import java.nio.file.Path;

/** A file is not a candle file, or not the one that was meant; the message is meant for the user. */
public final class UnusableFileException extends RuntimeException implements Fault {
    private static final long serialVersionUID = 1L;
    private static final int WHOLE = 0;

    private final String file;
    private final long line;
    private final int column;

    private UnusableFileException(final Path file, final long line, final int column, final String message) {
        super(message);
        this.file = file.toString();
        this.line = line;
        this.column = column;
    }

    /**
     * A problem of a whole file.
     *
     * @param file    as it was named.
     * @param problem that follows its name in the sentence.
     * @return to be thrown.
     */
    public static UnusableFileException ofFile(final Path file, final String problem) {
        return new UnusableFileException(file, WHOLE, WHOLE, file + " " + problem);
    }

    /**
     * A problem of a line.
     *
     * @param file    as it was named.
     * @param line    counted from 1.
     * @param problem that follows in the sentence.
     * @return to be thrown.
     */
    public static UnusableFileException ofLine(final Path file, final long line, final String problem) {
        return new UnusableFileException(file, line, WHOLE, file + ", line " + line + ": " + problem);
    }

    /** Columns are counted from 0 here and from 1 for people. */
    static UnusableFileException ofField(final Path file, final long line, final int column, final String name,
        final String problem) {
        return new UnusableFileException(file, line, column + 1,
            file + ", line " + line + ", column " + (column + 1) + " (" + name + "): " + problem);
    }

    /**
     * The file.
     *
     * @return as it was named.
     */
    public String file() {
        return file;
    }

    /**
     * Where the problem stands.
     *
     * @return counted from 1, a header line included; 0 where it is about the whole file.
     */
    public long line() {
        return line;
    }

    /**
     * Which column the problem stands in.
     *
     * @return counted from 1; 0 where it is about the whole line.
     */
    public int column() {
        return column;
    }

    @Override
    public Category category() {
        return Category.DATA;
    }
}

package io.tapedeck.journal.table;

import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * A DuckDB in this process: within a bound of memory, in UTC, and without extensions, of which it must neither install
 * nor load any by itself. One thread.
 */
public final class TableDatabase implements AutoCloseable {
    /** Of the database, beside the heap; what does not fit is written to the scratch folder. */
    private static final String MEMORY_LIMIT = "1GB";
    private static final String MAIN = "main";

    private final DuckDBConnection connection;

    private TableDatabase(final DuckDBConnection connection) {
        this.connection = connection;
    }

    /**
     * A database in memory.
     *
     * @param scratch takes what does not fit.
     * @return empty.
     */
    public static TableDatabase inMemory(final Scratch scratch) {
        return open("", scratch);
    }

    /**
     * A database in a new file.
     *
     * @param file    to make.
     * @param scratch takes what does not fit into memory while it is sorted or grouped.
     * @return empty.
     */
    static TableDatabase inFile(final Path file, final Scratch scratch) {
        return open(file.toString(), scratch);
    }

    private static TableDatabase open(final String file, final Scratch scratch) {
        try {
            final TableDatabase database = new TableDatabase((DuckDBConnection) new DuckDBDriver()
                .connect("jdbc:duckdb:" + file, settings(scratch)));
            database.run("set TimeZone = 'UTC'");
            return database;
        } catch (final SQLException refused) {
            throw failure(refused);
        }
    }

    private static Properties settings(final Scratch scratch) {
        final Properties settings = new Properties();
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("allow_community_extensions", "false");
        settings.setProperty("temp_directory", scratch.resolve("spill").toString());
        settings.setProperty("memory_limit", MEMORY_LIMIT);
        return settings;
    }

    DuckDBConnection connection() {
        return connection;
    }

    /** A statement of this program. */
    void run(final String sql) {
        update(sql);
    }

    /** A statement of this program that counts what it does. */
    long update(final String sql) {
        try (Statement statement = connection.createStatement()) {
            return statement.executeLargeUpdate(sql);
        } catch (final SQLException refused) {
            throw failure(refused);
        }
    }

    /** All that is appended until {@link #commit()} counts as one change, which spares a log of every batch. */
    void begin() {
        run("begin transaction");
    }

    void commit() {
        run("commit");
    }

    DuckDBAppender appender(final String table) {
        try {
            return connection.createAppender(MAIN, table);
        } catch (final SQLException refused) {
            throw failure(refused);
        }
    }

    /** From now on statements reach neither files nor the network, and cannot change that. */
    void shut() {
        run("set enable_external_access = false");
        run("set lock_configuration = true");
    }

    /** A name as it stands in a statement. */
    static String name(final String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A text as it stands in a statement. */
    static String text(final String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }

    /** Of this program's own statements only disk and memory refuse any. */
    static UncheckedIOException failure(final SQLException refused) {
        return new UncheckedIOException(new IOException(SqlSentence.of(refused), refused));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (final SQLException refused) {
            throw failure(refused);
        }
    }
}

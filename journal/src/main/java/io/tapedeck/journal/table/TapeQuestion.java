package io.tapedeck.journal.table;

import io.tapedeck.journal.inspect.FrameRange;
import io.tapedeck.journal.inspect.MessageQuery;
import io.tapedeck.journal.inspect.NearestNames;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement of SQL over the tables of tapes. It is held against the columns before a tape is read, so that a mistake
 * is told at once; then only the messages that it needs are loaded. One thread.
 */
public final class TapeQuestion {
    private static final Pattern NO_TABLE = Pattern.compile("Catalog Error: Table with name (.+?) does not exist!.*");

    private final TapeTables tables;
    private final TapeViews views;
    private final ReadingStatement statement;

    /**
     * A question.
     *
     * @param tables without a row yet.
     * @param sql    one statement that reads.
     * @throws TableRequestException for any other statement, and one that these tables cannot answer.
     */
    public TapeQuestion(final TapeTables tables, final String sql) {
        this.tables = tables;
        views = new TapeViews(tables.names(), tables.namesTape());
        tables.createAll();
        views.createIn(tables.database());
        statement = ReadingStatement.of(sql, tables.database());
        check();
    }

    private void check() {
        try (PreparedStatement prepared = tables.database().connection().prepareStatement(statement.sql())) {
            if (prepared.getParameterMetaData().getParameterCount() > 0) {
                throw new TableRequestException("there is no value for a parameter: write it into the statement");
            }
        } catch (final SQLException refused) {
            throw refusal(refused);
        }
    }

    /** DuckDB proposes its own system tables, too. */
    private TableRequestException refusal(final SQLException refused) {
        final String sentence = SqlSentence.of(refused);
        final Matcher noTable = NO_TABLE.matcher(sentence);
        if (!noTable.matches()) {
            return new TableRequestException(sentence);
        }
        final Set<String> names = new TreeSet<>(views.names());
        names.addAll(tables.names());
        return new TableRequestException("there is no table or view " + noTable.group(1) + "; did you mean "
            + String.join(" or ", NearestNames.of(noTable.group(1), names)) + "?");
    }

    /** Takes the rows of an answer. */
    public interface Reading {
        /**
         * Called once.
         *
         * @param answer valid during the call.
         * @throws IOException where nobody takes it.
         */
        void read(QueryAnswer answer) throws IOException;
    }

    /**
     * Loads what is needed and asks.
     *
     * @param reading takes the answer; what stands before a damage is part of it.
     * @throws IOException where a tape cannot be read, or nobody takes the answer.
     */
    public void ask(final Reading reading) throws IOException {
        load();
        tables.database().shut();
        try (PreparedStatement prepared = tables.database().connection().prepareStatement(statement.sql());
            ResultSet rows = prepared.executeQuery()) {
            reading.read(new QueryAnswer(rows));
        } catch (final SQLException refused) {
            throw refusal(refused);
        }
    }

    private void load() throws IOException {
        final Set<String> needed = needed();
        tables.want(needed);
        if (!needed.isEmpty()) {
            tables.load(TableSelection.of(query(needed)));
        }
        views.createIn(tables.database());
    }

    /**
     * Which tables the statement reads.
     *
     * @return names of types of messages, and {@code frames}; all of them where it cannot be told.
     */
    Set<String> needed() {
        return statement.hidesNames() ? tables.names() : TapeViews.tables(statement.names(), tables.names());
    }

    private static MessageQuery query(final Set<String> needed) {
        return needed.contains(FrameRows.TABLE) ? MessageQuery.ALL
            : new MessageQuery(FrameRange.ALL, needed, Optional.empty(), OptionalLong.empty(), OptionalLong.empty());
    }
}

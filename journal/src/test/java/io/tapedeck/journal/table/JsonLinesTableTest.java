package io.tapedeck.journal.table;

import io.tapedeck.journal.table.JsonLinesTable.Column;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Lines of a log as tables whose columns are the same ones whatever the lines hold. */
class JsonLinesTableTest {
    private static final List<Column> COLUMNS = List.of(Column.of("trial", "trial"),
        Column.ofNumbers("sharpe", "figures.sharpe"), Column.ofText("failure", "failure"));

    @TempDir
    private Path folder;

    private Path table(final String lines) throws IOException {
        final Path file = Files.writeString(folder.resolve("trials.jsonl"), lines);
        JsonLinesTable.writeBeside(file, COLUMNS, "trial");
        return folder.resolve("trials.parquet");
    }

    private static List<String> types(final Path parquet) throws SQLException {
        final List<String> types = new ArrayList<>();
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
            Statement statement = database.createStatement();
            ResultSet rows = statement.executeQuery("describe select * from '" + parquet + "'")) {
            while (rows.next()) {
                types.add(rows.getString("column_name") + " " + rows.getString("column_type"));
            }
        }
        return types;
    }

    @Test
    void theTypesOfTheColumnsDoNotDependOnWhatIsMissing() throws IOException, SQLException {
        final List<String> wanted = List.of("trial BIGINT", "sharpe DOUBLE", "failure VARCHAR");

        assertEquals(wanted, types(table("{\"trial\":1,\"figures\":{\"sharpe\":0.5},\"failure\":\"broken\"}\n")));
        assertEquals(wanted, types(table("{\"trial\":1,\"figures\":{\"sharpe\":null},\"failure\":null}\n")));
    }

    @Test
    void theRowsAreInTheOrderThatIsAskedForAndWhatIsMissingIsEmpty() throws IOException {
        table("{\"trial\":2,\"figures\":{\"sharpe\":null},\"failure\":null}\n"
            + "{\"trial\":1,\"figures\":{\"sharpe\":-1.5},\"failure\":\"broken\"}\n");

        assertEquals(List.of("trial,sharpe,failure", "1,-1.5,broken", "2,,"),
            Files.readAllLines(folder.resolve("trials.csv")));
    }
}

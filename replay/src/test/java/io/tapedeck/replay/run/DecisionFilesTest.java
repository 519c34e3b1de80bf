package io.tapedeck.replay.run;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.replay.report.DecisionTables;
import io.tapedeck.replay.report.ResultSummary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** Fills and refusals of a run against golden files. */
class DecisionFilesTest {
    @TempDir
    private Path directory;

    /** Steps of a half, prices about 10. */
    private ReplayResult run(final String strategy) throws IOException {
        final Path file = Files.writeString(directory.resolve("candles.csv"), """
            time,open,high,low,close,volume
            1640995200000,10.00,10.00,10.00,10.00,1000.5
            1640995260000,10.00,10.50,10.00,10.50,1000
            1640995320000,10.25,10.75,10.25,10.75,1000
            1640995380000,11.00,11.00,11.00,11.00,1000
            1640995440000,11.50,11.50,11.50,11.50,1000
            """);
        return new ReplayHarness(directory.resolve("journal")).real("AAAUSDT", Timeframe.M1, "0.5", file)
            .run(ReplayHarness.with(ReplayHarness.smaCross(), "strategy", strategy, "timeframe", "1m"),
                ThreadMode.FUSED);
    }

    private static String golden(final String name) throws IOException {
        try (InputStream file = DecisionFilesTest.class.getResourceAsStream("/golden/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void everyFillStandsInItsFileWithItsTrade() throws IOException {
        assertEquals(golden("fills.csv"), DecisionTables.fills(run("refusing")));
    }

    @Test
    void everyRefusalStandsInItsFileWithFigureAndLimit() throws IOException {
        assertEquals(golden("refusals.csv"), DecisionTables.refusals(run("refusing")));
    }

    @Test
    void theFirstRefusalsAreToldInSentences() throws IOException {
        assertEquals(golden("refusals.txt"), ResultSummary.render(run("refusing")).lines()
            .filter(line -> line.startsWith("  refus")).collect(Collectors.joining("\n", "", "\n")));
    }

    @Test
    void aStrategyWithoutRefusalsPrintsNothingOfThem() throws IOException {
        assertFalse(ResultSummary.render(run("hold")).contains("refus"));
    }
}

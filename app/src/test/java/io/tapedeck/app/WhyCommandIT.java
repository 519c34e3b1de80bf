package io.tapedeck.app;

import io.tapedeck.app.Launcher.Ended;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Causes through the real launcher. */
class WhyCommandIT {

    @TempDir
    private static Path directory;

    private static String run;

    private static Ended tapedeck(final String... arguments) throws IOException, InterruptedException {
        return new Launcher(directory).run(arguments);
    }

    @BeforeAll
    static void recordRun() throws IOException, InterruptedException {
        assertEquals(0, tapedeck("data", "sample", "--from", "2022-01-01", "--to", "2022-03-01").exitCode());
        final Ended replayed = tapedeck("replay", "--strategy", "donchian-breakout");
        assertEquals(0, replayed.exitCode(), replayed.err());
        try (Stream<Path> runs = Files.list(directory.resolve("runs"))) {
            run = runs.findFirst().orElseThrow().toString();
        }
    }

    @Test
    void aTradeIsExplainedFromItsCandleToItsResult() throws IOException, InterruptedException {
        final Ended ended = tapedeck("journal", "why", run, "--trade", "1");

        assertEquals(0, ended.exitCode(), ended.err());
        for (final String part : List.of("trade 1, SAMPLEUSDT: ", "  entry", "candle closed 1h of ",
            ", made of frames ",
            "because \"close above the entry channel\"", "entry channel ", "verdict accepted", "order 1, buy, entry",
            "fill 1 of order 1", "  exit", "  result of trade 1, position 1: pnl ")) {
            assertTrue(ended.out().contains(part), part + " is missing in\n" + ended.out());
        }
    }

    @Test
    void theDocumentIsTheSameTree() throws IOException, InterruptedException {
        final JsonNode tree = new ObjectMapper().readTree(
            tapedeck("journal", "why", run, "--order", "1", "--json").out());

        assertEquals("order", tree.at("/kind").asText());
        assertEquals("entry", tree.at("/children/0/kind").asText());
        assertTrue(tree.at("/children/0/children/0/sequence").asLong() > 0);
        assertTrue(tree.at("/children/0/children/0/eventTime").asText().endsWith("Z"));
        assertEquals("synthetic/SAMPLEUSDT/candles-1m@1",
            tree.at("/children/0/children/0/children/0/values/sourceTape").asText());
    }

    @Test
    void aQuietMomentIsExplainedByTheFiguresOfTheStrategy() throws IOException, InterruptedException {
        final Ended ended = tapedeck("journal", "why-not", run, "--symbol", "SAMPLEUSDT", "--at",
            "2022-01-02T05:30:00Z");
        final Ended mistyped = tapedeck("journal", "why-not", run, "--symbol", "SAMPLEUSDT", "--at", "yesterday");
        final Ended elsewhere = tapedeck("journal", "why-not", run, "--symbol", "NOUSDT", "--at",
            "2022-01-02T05:30:00Z");

        assertEquals(0, ended.exitCode(), ended.err());
        assertTrue(ended.out().contains("the 1h of 2022-01-02T04:00:00Z, made of the 60 frames "), ended.out());
        assertTrue(ended.out().contains("    entry channel "), ended.out());
        assertEquals(3, elsewhere.exitCode());
        assertTrue(elsewhere.err().contains("the run knows no symbol NOUSDT up to 2022-01-02T05:30:00Z; there is "
            + "SAMPLEUSDT"), elsewhere.err());
        assertEquals(2, mistyped.exitCode());
        assertTrue(mistyped.err().contains("'yesterday' is not a moment; write it as 2022-01-01"), mistyped.err());
    }

    @Test
    void whatIsNotThereIsMissingDataInOneSentence() throws IOException, InterruptedException {
        final Ended unknown = tapedeck("journal", "why", run, "--trade", "4000");
        final Ended noRun = tapedeck("journal", "why", "runs/none", "--trade", "1");
        final Ended nothingAsked = tapedeck("journal", "why", run);

        assertEquals(3, unknown.exitCode());
        assertTrue(unknown.err().contains("the tape has no trade 4000; the nearest are trade "), unknown.err());
        assertEquals(3, noRun.exitCode());
        assertEquals(1, noRun.err().lines().count(), noRun.err());
        assertEquals(2, nothingAsked.exitCode());
    }
}

package io.tapedeck.replay.optimise;

import io.tapedeck.replay.report.JsonDocument;
import io.tapedeck.replay.run.UnusableRequestException;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Who resumes a search with other options is told which. */
class ContinuationTest {
    private static final Map<String, Object> BEGUN = Map.of(
        "replay", Map.of("from", "", "trading.slippageShare", "0", "parameter.allocation", "1"),
        "objectives", List.of("sharpe"), "data", List.of("tape@1"), "seed", 1, "schedule", Map.of("train", "20d"));

    private static void require(final Map<String, Object> asked) throws IOException {
        Continuation.require("the walk in x", JsonDocument.render(BEGUN).getBytes(StandardCharsets.UTF_8), asked);
    }

    private static String refusal(final Map<String, Object> asked) {
        return assertThrows(UnusableRequestException.class, () -> require(asked)).getMessage();
    }

    private static List<String> others(final String refusal) {
        final String named = refusal.replaceAll("the walk in x differs from what is asked for in |:.*", "");
        return Stream.of(named.split(", ")).sorted().toList();
    }

    @Test
    void theSameGoesOn() throws IOException {
        require(BEGUN);
    }

    @Test
    void whatDiffersIsNamedAsOnTheCommandLine() {
        final Map<String, Object> replay = Map.of("from", "2022", "trading.slippageShare", "0.1");
        final String refused = refusal(Map.of("replay", replay, "objectives", List.of("sqn"), "data", List.of("tape@1"),
            "seed", 1, "schedule", Map.of("train", "20d")));

        assertEquals(List.of("from", "objective", "param allocation", "slippage-share"), others(refused));
    }

    @Test
    void anotherTapeAndAnotherWindowAreToldInWords() {
        final String refused = refusal(Map.of("replay", BEGUN.get("replay"), "objectives", List.of("sharpe"), "data",
            List.of("tape@2"), "seed", 1, "schedule", Map.of("train", "30d")));

        assertEquals(List.of("tape", "train"), others(refused));
    }
}

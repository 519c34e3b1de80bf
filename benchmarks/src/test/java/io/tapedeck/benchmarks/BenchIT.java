package io.tapedeck.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * The real command, through the real launcher: everything that is measured runs, and what must allocate nothing
 * allocates nothing.
 */
@Tag("one-jdk")
class BenchIT {
    private static final Path HOME = Path.of("").toAbsolutePath().getParent();
    private static final List<String> GROUPS =
        List.of("throughput", "parsing", "latency", "allocation", "start", "recovery", "peer");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private int bench(final String... options) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>(List.of(HOME.resolve("bin/tapedeck").toString(), "bench"));
        command.addAll(List.of(options));
        final ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile())
            .redirectOutput(out().toFile()).redirectError(err().toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        final Process bench = builder.start();
        assertTrue(bench.waitFor(10, TimeUnit.MINUTES), "it does not end");
        return bench.exitValue();
    }

    private Path out() {
        return directory.resolve("out.txt");
    }

    private Path err() {
        return directory.resolve("err.txt");
    }

    private static List<JsonNode> figures(final JsonNode result) {
        final List<JsonNode> figures = new ArrayList<>();
        result.get("groups").forEach(group -> group.forEach(figures::add));
        return figures;
    }

    @Test
    void theQuickSetRunsEverythingAndWritesWhatItFound() throws IOException, InterruptedException {
        assertEquals(0, bench("--quick", "--json"), () -> said(err()));
        final JsonNode result = JSON.readTree(Files.readString(out()));

        final List<String> groups = new ArrayList<>();
        result.get("groups").fieldNames().forEachRemaining(groups::add);
        assertEquals(GROUPS, groups);
        assertTrue(result.get("faults").isEmpty(), result.get("faults").toString());
        final List<JsonNode> strict = figures(result).stream().filter(each -> each.has("mustAllocateNothing")).toList();
        assertTrue(strict.size() >= 8, strict.toString());
        final List<String> missing = figures(result).stream().filter(each -> each.has("note"))
            .map(each -> each.get("name").asText()).toList();
        assertTrue(List.of("ta4j", "CapturedMessage").containsAll(missing), missing.toString());
        assertEquals("quick", result.get("extent").asText());
        assertFalse(result.at("/machine/jdk").asText().isEmpty());
        assertTrue(result.at("/machine/processors").asInt() > 0);
        assertTrue(result.get("flags").toString().contains("-Xmx1g"));
        assertFalse(result.get("codeVersion").asText().isEmpty());

        try (Stream<Path> files = Files.list(directory.resolve("bench"))) {
            assertEquals(List.of(Files.readString(out())), files.map(BenchIT::said).toList());
        }
    }

    @Test
    void aGroupThatIsNotThereIsRefusedInASentence() throws IOException, InterruptedException {
        assertEquals(2, bench("--only", "latencies"));

        assertTrue(said(err()).endsWith("tapedeck: there is no group of benchmarks 'latencies': choose of "
            + String.join(", ", GROUPS) + "\n"), said(err()));
    }

    private static String said(final Path file) {
        try {
            return Files.readString(file);
        } catch (final IOException gone) {
            return gone.toString();
        }
    }
}

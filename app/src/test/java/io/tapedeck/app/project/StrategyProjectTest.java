package io.tapedeck.app.project;

import io.tapedeck.app.configuration.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import javax.tools.ToolProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The files of a new project: complete, compiled without a warning, and built with the plug-ins of this project. */
class StrategyProjectTest {
    private static final Pattern PLUGIN_VERSION =
        Pattern.compile("<artifactId>(maven-[a-z]+-plugin)</artifactId>\\s*<version>([^<]+)</version>");

    @TempDir
    private Path directory;

    private StrategyProject project(final String name) {
        return new StrategyProject(new ProjectNames(name, "my.strategies"), directory.resolve(name),
            directory.resolve("home & garden"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"my-breakout", "strategy", "string", "new", "a-1-b"})
    void itIsCompleteAndCompilesWithoutAWarning(final String name) throws IOException {
        final List<String> arguments = new ArrayList<>(List.of("-proc:none", "-Xlint:all,-path", "-Werror", "-d",
            Files.createDirectories(directory.resolve("classes")).toString(), "-cp",
            System.getProperty("java.class.path")));
        for (final String file : project(name).write()) {
            final Path path = directory.resolve(name).resolve(file);
            assertFalse(Files.readString(path).contains("{{"), file);
            if (file.endsWith(".java")) {
                arguments.add(path.toString());
                assertTrue(Files.readAllLines(path).stream().allMatch(line -> line.length() <= 120), file);
            }
        }

        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)));
    }

    @Test
    void theStrategyIsShortEnoughToBeRead() throws IOException {
        project("my-breakout").write();

        assertTrue(Files.readAllLines(directory.resolve(
            "my-breakout/src/main/java/my/strategies/MyBreakoutStrategy.java")).size() < 90);
    }

    @Test
    void itIsBuiltWithTheSameVersionsAsTapedeckItself() throws IOException {
        project("my-breakout").write();
        final String tapedeck = Files.readString(Path.of("..", "pom.xml"));
        final String built = Files.readString(directory.resolve("my-breakout/pom.xml"));
        final String junit = between(tapedeck, "<junit.version>", "</junit.version>");

        assertTrue(built.contains("<artifactId>junit-jupiter</artifactId>\n      <version>" + junit + "</version>"));
        final Matcher plugins = PLUGIN_VERSION.matcher(built);
        for (int count = 0; count < 5; count++) {
            assertTrue(plugins.find());
            assertTrue(tapedeck.replaceAll("\\s+", "").contains("<artifactId>" + plugins.group(1)
                + "</artifactId><version>" + plugins.group(2) + "</version>"), plugins.group());
        }
        assertTrue(built.contains("home &amp; garden</tapedeck.home>"), built);
    }

    private static String between(final String text, final String before, final String after) {
        final int start = text.indexOf(before) + before.length();
        return text.substring(start, text.indexOf(after, start));
    }

    @Test
    void whatIsThereIsNotTouched() throws IOException {
        Files.writeString(directory.resolve("notes"), "mine");

        assertThrows(ConfigurationException.class, () -> project("notes").write());
        assertEquals("mine", Files.readString(directory.resolve("notes")));
    }

    @ParameterizedTest
    @CsvSource({"My Strategy, my-strategy", "myBreakout, my-breakout", "1-2, my-breakout", "a--b, a-b",
        "'', my-breakout", "a-name-that-is-much-too-long, my-breakout", "../escape, escape"})
    void aNameThatCannotBeUsedGetsOneThatCan(final String name, final String suggestion) {
        final String sentence =
            assertThrows(ConfigurationException.class, () -> new ProjectNames(name, "my.strategies")).getMessage();

        assertTrue(sentence.endsWith("such as " + suggestion), sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"my.new", "1.x", "java.strategies", "io.tapedeck", "io.tapedeck.engine", "", "a b"})
    void aPackageThatCannotBeUsedIsRefused(final String packageName) {
        assertThrows(ConfigurationException.class, () -> new ProjectNames("my-breakout", packageName));
    }
}

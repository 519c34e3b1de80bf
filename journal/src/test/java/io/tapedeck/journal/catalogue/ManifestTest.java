package io.tapedeck.journal.catalogue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ManifestTest {
    private static final long SEED = 5;

    @TempDir
    private Path directory;

    private Path file() {
        return directory.resolve("manifest.yaml");
    }

    private Map<String, String> throughTheFile(final Map<String, String> values) throws IOException {
        new Manifest(values).write(file());
        return Manifest.read(file()).values();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "plain", "two words", "", " leading space", "trailing space ", "a: b", "a:b", ":", "\"quoted\"", "it's", "'",
        "\"", "# not a comment", "a # b", "a#b", "two\nlines", "\n", "a\rb", "tab\there", "back\\slash", "\\n", "größe",
        "日本 €", "😀", "!type", "[1, 2]", "{a: b}", "}", "- item", "null", "true", "12", "007", "1e5", "0x10", "~", "|",
        ">", "?", "&anchor", "*alias", "@", "`", "%", "---", "...", ",", "2022-01-01T00:00:00Z",
        "it's \"quoted\"", "a'\"", "\"'", "'\"\\\n€😀",
        "everything: \"a\" 'b' # c\n\t\\ d"})
    void bringsEveryTextBackAsItWasWritten(final String text) throws IOException {
        final Map<String, String> values = new LinkedHashMap<>();
        values.put("before", "x");
        values.put("value", text);
        values.put("after", "y");

        assertEquals(values, throughTheFile(values));
    }

    @Test
    void bringsRandomTextsBackInTheirOrder() throws IOException {
        final SplittableRandom random = new SplittableRandom(SEED);
        final String nameLetters = "abXYZ019/@.-_";
        final String letters = "ab :#\"'\\\n\t,[]{}!&*-?|>%@`ä€1.\u0001";
        for (int round = 0; round < 300; round++) {
            final Map<String, String> values = new LinkedHashMap<>();
            for (int index = 0; index < 4; index++) {
                values.put("source." + index + "/" + text(random, nameLetters), text(random, letters));
            }
            final Map<String, String> read = throughTheFile(values);
            assertEquals(new ArrayList<>(values.entrySet()), new ArrayList<>(read.entrySet()),
                "seed " + SEED + ", round " + round);
        }
    }

    private static String text(final SplittableRandom random, final String letters) {
        final StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(8); length > 0; length--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    @Test
    void isTextThatPeopleCanReadAndEdit() throws IOException {
        Files.writeString(file(), "# a note\norigin: by hand\r\nframes: 12\n\nhash: \"00ff\"\n");

        final Manifest manifest = Manifest.read(file());
        assertEquals("by hand", manifest.text("origin"));
        assertEquals(12, manifest.number("frames"));
        assertEquals("00ff", manifest.text("hash"));
    }

    @Test
    void replacesTheFileInOneStepAndLeavesNothingElse() throws IOException {
        throughTheFile(Map.of("a", "1"));

        assertEquals(Map.of("b", "2"), throughTheFile(Map.of("b", "2")));
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(List.of(file()), files.toList());
        }
    }

    @Test
    void namesAValueThatIsMissingOrNoNumber() {
        final Manifest manifest = new Manifest(Map.of("frames", "many"));

        assertTrue(assertThrows(IllegalArgumentException.class, () -> manifest.text("origin")).getMessage()
            .contains("'origin'"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> manifest.number("frames")).getMessage()
            .contains("many"));
    }

    @Test
    void isUnreadableWhereItIsMissing() {
        assertEquals(file() + " cannot be read: it is missing",
            assertThrows(UnreadableManifestException.class, () -> Manifest.read(file())).getMessage());
    }

    @Test
    void isUnreadableWhereItIsNoText() throws IOException {
        Files.write(file(), new byte[] {'a', ':', ' ', (byte) 0xFF, (byte) 0xFE, '\n'});
        assertEquals(file() + " cannot be read: it is not text",
            assertThrows(UnreadableManifestException.class, () -> Manifest.read(file())).getMessage());

        Files.write(file(), "{".getBytes(StandardCharsets.UTF_8));
        assertThrows(UnreadableManifestException.class, () -> Manifest.read(file()));
    }
}

package io.tapedeck.app.configuration;

import io.tapedeck.engine.strategy.EntryFilterProvider;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.engine.strategy.StrategyProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Jars of all kinds: what is found in good ones, and the one sentence that each bad one gets. */
class PluginFolderTest {
    private static final String STRATEGY_SERVICE = StrategyProvider.class.getName();
    private static final String SETTING =
        "@Setting(preset = \"5\", minimum = \"1\", maximum = \"9\", text = \"length\")";

    @TempDir
    private Path directory;
    private int projects;

    private Path plugins() {
        return directory.resolve("plugins");
    }

    private PluginSources sources() throws IOException {
        projects++;
        return new PluginSources(directory.resolve("project" + projects));
    }

    private static String provider(final String type, final String name, final String record) {
        return """
            import io.tapedeck.engine.market.Timeframe;
            import io.tapedeck.engine.strategy.*;
            public final class TYPE implements StrategyProvider<TYPE.Settings> {
                RECORD
                public String name() {
                    return "NAME";
                }
                public String description() {
                    return "for the test";
                }
                public Class<Settings> settings() {
                    return Settings.class;
                }
                public StrategyNeeds needs(final Settings settings, final Timeframe timeframe) {
                    return StrategyNeeds.each(timeframe, 0);
                }
                public Strategy create(final Settings settings, final Timeframe timeframe) {
                    return null;
                }
            }
            """.replace("TYPE", type).replace("NAME", name).replace("RECORD", record);
    }

    private void jar(final String jar, final String type, final String name, final String record) throws IOException {
        sources().type(type, provider(type, name, record))
            .jar(plugins().resolve(jar), Map.of(STRATEGY_SERVICE, type));
    }

    private void assertRefused(final String... parts) {
        final String sentence =
            assertThrows(ConfigurationException.class, () -> PluginFolder.load(plugins())).getMessage();
        for (final String part : parts) {
            assertTrue(sentence.contains(part), sentence);
        }
        assertFalse(sentence.contains("\n"), sentence);
    }

    @Test
    void aFolderThatDoesNotExistAddsNothing() {
        assertEquals(StrategyCatalogue.load().providers().size(), PluginFolder.load(plugins()).providers().size());
    }

    @Test
    void aStrategyOfAJarStandsBesideThoseOfTheProgram() throws IOException {
        jar("one.jar", "One", "one", "public record Settings(" + SETTING + " int length) { }");
        final StrategyCatalogue found = PluginFolder.load(plugins());

        assertEquals("One", found.find("one").orElseThrow().getClass().getName());
        assertTrue(found.find("sma-cross").isPresent());
    }

    @Test
    void aFilterOfAJarIsFoundToo() throws IOException {
        sources().type("Never", """
            import io.tapedeck.engine.market.Timeframe;
            import io.tapedeck.engine.strategy.*;
            public final class Never implements EntryFilterProvider<Never.Settings> {
                public record Settings() { }
                public String name() {
                    return "never";
                }
                public String description() {
                    return "for the test";
                }
                public Class<Settings> settings() {
                    return Settings.class;
                }
                public StrategyNeeds needs(final Settings settings, final Timeframe timeframe) {
                    return StrategyNeeds.each(timeframe, 0);
                }
                public EntryFilter create(final Settings settings) {
                    return null;
                }
            }
            """).jar(plugins().resolve("never.jar"), Map.of(EntryFilterProvider.class.getName(), "Never"));

        assertTrue(PluginFolder.load(plugins()).findFilter("never").isPresent());
    }

    @Test
    void aJarThatAnnouncesNothingIsALibraryOfTheOthers() throws IOException {
        final PluginSources library = sources().type("Shared", "public interface Shared { }");
        library.jar(plugins().resolve("z-library.jar"), Map.of());
        for (final String type : new String[] {"One", "Two"}) {
            sources().type("Shared", "public interface Shared { }")
                .type(type, provider(type, type.toLowerCase(Locale.ROOT),
                    "public record Settings() implements Shared { }"))
                .without("Shared")
                .jar(plugins().resolve(type + ".jar"), Map.of(STRATEGY_SERVICE, type));
        }
        final StrategyCatalogue found = PluginFolder.load(plugins());

        assertSame(found.find("one").orElseThrow().settings().getInterfaces()[0],
            found.find("two").orElseThrow().settings().getInterfaces()[0]);
    }

    @Test
    void aBrokenJarIsNamed() throws IOException {
        Files.createDirectories(plugins());
        Files.writeString(plugins().resolve("broken.jar"), "no zip file");

        assertRefused("broken.jar is no jar that can be read");
    }

    @Test
    void aJarThatAnnouncesAClassThatIsNotThereIsNamed() throws IOException {
        sources().jar(plugins().resolve("empty.jar"), Map.of(STRATEGY_SERVICE, "Nobody"));

        assertRefused("empty.jar announces what cannot be loaded", "Provider Nobody not found");
    }

    @Test
    void aJarThatLacksAClassIsNamed() throws IOException {
        sources().type("Gone", "public interface Gone { }")
            .type("One", provider("One", "one", "public record Settings() implements Gone { }")).without("Gone")
            .jar(plugins().resolve("old.jar"), Map.of(STRATEGY_SERVICE, "One"));

        assertRefused("old.jar was built for another version of tapedeck, or lacks a library", "Gone");
    }

    @Test
    void twoJarsWithOneNameAreBothNamed() throws IOException {
        jar("first.jar", "One", "one", "public record Settings() { }");
        jar("second.jar", "One", "one", "public record Settings() { }");

        assertRefused("there are two called 'one'", "first.jar", "second.jar");
    }

    @Test
    void aNameOfTheProgramIsNotGivenAway() throws IOException {
        jar("mine.jar", "One", "sma-cross", "public record Settings() { }");

        assertRefused("there are two called 'sma-cross', in tapedeck itself and in ", "mine.jar");
    }

    @Test
    void aNameThatNobodyCanTypeIsRefused() throws IOException {
        jar("mine.jar", "One", "My Strategy", "public record Settings() { }");

        assertRefused("One in ", "mine.jar calls itself 'My Strategy'");
    }

    @Test
    void settingsThatAreDeclaredWronglyAreTheAuthorsToCorrect() throws IOException {
        jar("mine.jar", "One", "one", "public record Settings(int length) { }");
        assertRefused("the settings of One in ", "One$Settings.length has no @Setting");

        jar("mine.jar", "One", "one", "public record Settings(" + SETTING.replace("5", "50") + " int length) { }");
        assertRefused("the settings of One in ", "length=50 is outside 1..9");

        jar("mine.jar", "One", "one",
            "@MustHold(\"length < size\") public record Settings(" + SETTING + " int length) { }");
        assertRefused("the settings of One in ", "parameter 'size' is not declared");

        jar("mine.jar", "One", "one",
            "public record Settings(" + SETTING.replace("\"1\"", "\"a\"") + " int length) { }");
        assertRefused("the settings of One in ");
    }
}

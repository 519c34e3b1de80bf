package io.tapedeck.app.configuration;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** docs/configuration.md has every setting as it is declared. */
class ConfigurationGuideTest {
    private static final String HEADER = "| setting | preset | what it must be | what it is |";

    private static String row(final Setting<?> setting) {
        return "| `" + setting.key() + "` | " + preset(setting) + " | " + setting.kind().allowed() + " | "
            + setting.description() + " |";
    }

    private static String preset(final Setting<?> setting) {
        return switch (setting.need()) {
            case REQUIRED -> "must be set";
            case SECRET -> "secret";
            case OPTIONAL -> setting.preset().orElse("-");
        };
    }

    @Test
    void theTableIsTheDeclaration() throws IOException {
        final String guide = Files.readString(Path.of("..", "docs", "configuration.md"));

        assertEquals(DaemonSettings.all(Optional.empty(), Optional.empty()).stream().map(ConfigurationGuideTest::row)
            .collect(Collectors.joining("\n")),
            guide.substring(guide.indexOf(HEADER)).lines().skip(2).takeWhile(line -> line.startsWith("|"))
                .collect(Collectors.joining("\n")));
    }
}

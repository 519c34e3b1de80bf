package io.tapedeck.app.configuration;

import io.tapedeck.replay.run.MarginBracket;
import io.tapedeck.replay.run.MarginBrackets;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Margin brackets from YAML and from JSON, and what is said of files that cannot be used. */
class BracketsFileTest {
    @TempDir
    private Path directory;

    private MarginBrackets read(final String text) throws IOException {
        return BracketsFile.read(Files.writeString(directory.resolve("brackets.yaml"), text));
    }

    @Test
    void yamlAndJsonSayTheSame() throws IOException {
        final MarginBrackets yaml = read("""
            AAAUSDT:
              - {cap: 50000, maintenance-rate: 0.004, maintenance-amount: 0, maximum-leverage: 125}
            """);

        assertEquals(List.of(new MarginBracket(new BigDecimal("50000"), new BigDecimal("0.004"), BigDecimal.ZERO, 125)),
            yaml.bySymbol().get("AAAUSDT"));
        assertEquals(yaml, read("""
            {"AAAUSDT": [{"bracket": 1, "floor": 0.0, "cap": 50000, "mmr": 0.004, "maintenance_amount": 0,
              "max_leverage": 125}]}
            """));
    }

    @Test
    void theFileOfThisInstallationIsRead() {
        final MarginBrackets brackets = BracketsFile.read(Path.of("..", "config", "brackets.yaml"));

        assertEquals(125, brackets.bySymbol().get("BTCUSDT").get(0).maximumLeverage());
        assertEquals(3, brackets.bySymbol().size());
    }

    @Test
    void theBracketsOfTheOraclesAreReadWhole() {
        final Path file = shared("oracles/liquidation/binance-usdm-brackets.json");
        Assumptions.assumeTrue(Files.exists(file), () -> "skipped: real data is absent (" + file + ")");
        final MarginBrackets brackets = BracketsFile.read(file);

        assertEquals(6, brackets.bySymbol().size());
        assertEquals(64, brackets.bySymbol().values().stream().mapToInt(List::size).sum());
    }

    /** In {@code shared/data} beside one of the folders above the working directory. */
    private static Path shared(final String path) {
        Path folder = Path.of("").toAbsolutePath();
        while (folder.getParent() != null && !Files.isDirectory(folder.resolve("shared/data"))) {
            folder = folder.getParent();
        }
        return folder.resolve("shared/data").resolve(path);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "A: 5                                  | : A must have a list of brackets",
        "A: []                                 | : A has 0 brackets; it must be 1 to 16",
        "A: [5]                                | : A, bracket 1: it must have cap, maintenance-rate",
        "A: [{cap: 5}]                         | : A, bracket 1: there is no maintenance-rate",
        "A: [{limit: 5}]                       | : A, bracket 1: 'limit' is no figure of a bracket",
        "A: [{cap: x, mmr: 0, maintenance_amount: 0, max_leverage: 1}] | : A, bracket 1: cap is 'x', which is not a",
        "A: [{cap: 5, mmr: 2, maintenance_amount: 0, max_leverage: 1}] | : A, bracket 1: the maintenance rate is 2; it",
        "A: [{cap: 5, mmr: 0, maintenance_amount: 0, max_leverage: 1.5}] | : A, bracket 1: the maximum leverage is 1.5",
        "A: [{floor: 4, cap: 5, mmr: 0, maintenance_amount: 0, max_leverage: 1}] | : A, bracket 1: it begins at 4, but",
        "A: [{cap: 5, mmr: 0, maintenance_amount: 0, max_leverage: 1}, {cap: 5, mmr: 0, maintenance_amount: 0, "
            + "max_leverage: 1}] | : A has a bracket up to 5 behind one up to 5; they must go from small to large"})
    void aFileThatCannotBeUsedGetsOneSentence(final String text, final String sentence) {
        final String message = assertThrows(ConfigurationException.class, () -> read(text)).getMessage();

        assertTrue(message.startsWith("brackets file " + directory.resolve("brackets.yaml") + sentence), message);
    }
}

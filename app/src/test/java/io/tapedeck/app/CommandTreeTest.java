package io.tapedeck.app;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import java.util.Arrays;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What a line of arguments makes of the tree of commands tells the same as the whole tree. */
class CommandTreeTest {
    private static final CommandLine WHOLE = tree("completion");

    private static CommandLine tree(final String... arguments) {
        return Tapedeck.tree(arguments);
    }

    private static CommandLine below(final CommandLine tree, final String... names) {
        return Arrays.stream(names).reduce(tree, (command, name) -> command.getSubcommands().get(name),
            (one, other) -> other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "data", "journal", "strategies", "config", "journal stat", "replay", "live"})
    void theHelpOfACommandIsThatOfTheWholeTree(final String command) {
        final String[] names = command.isEmpty() ? new String[0] : command.split(" ");
        final String[] asked = (command + " --help").trim().split(" ");

        assertEquals(below(WHOLE, names).getUsageMessage(), below(tree(asked), names).getUsageMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "journl"})
    void commandsThatNothingCanReachAreOnlyMentioned(final String line) {
        final CommandLine tree = tree(line);

        assertEquals(WHOLE.getSubcommands().keySet(), tree.getSubcommands().keySet());
        assertEquals(0, tree.getSubcommands().get("journal").getSubcommands().size());
        assertEquals(0, tree.getSubcommands().get("replay").getCommandSpec().options().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"@line", "-- journal stat", "--help journal"})
    void whatMayStillNameACommandHasTheWholeTree(final String line) {
        assertEquals(WHOLE.getSubcommands().get("journal").getSubcommands().keySet(),
            tree(line.split(" ")).getSubcommands().get("journal").getSubcommands().keySet());
    }

    @Test
    void aNamedCommandIsMadeAlone() {
        assertEquals(Set.of("journal"), tree("journal", "stat", "x").getSubcommands().keySet());
    }
}

package io.tapedeck.app.cli;

import java.util.List;

/** A command that has others below it; {@link CommandTree} makes those that are needed. */
@FunctionalInterface
interface CommandGroup {
    /** In the order of its help. */
    List<Subcommand> subcommands();
}

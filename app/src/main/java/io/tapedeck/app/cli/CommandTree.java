package io.tapedeck.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

import java.util.List;

/**
 * Makes the commands that a line of arguments can mean. Where it names a subcommand, that one alone; where it ends
 * before one is named, all of them by name and description, which is what a help or a refusal says of them. The options
 * of all thirty take longer to be looked through than most commands take to run.
 */
public final class CommandTree {
    private static final String FILE_OF_ARGUMENTS = "@";

    private final List<String> arguments;

    /**
     * A tree for a line.
     *
     * @param arguments as typed.
     */
    public CommandTree(final String... arguments) {
        this.arguments = List.of(arguments);
    }

    /**
     * The tree below a command.
     *
     * @param root     command.
     * @param commands below it, in the order of its help.
     * @return with everything that the arguments name; with all of it where they name nothing known and go on.
     */
    public CommandLine of(final CommandSpec root, final List<Subcommand> commands) {
        return withThose(new CommandLine(root), commands,
            arguments.contains(CompletionCommand.NAME) ? arguments.size() + 1 : 0);
    }

    private CommandLine make(final Object command, final int depth) {
        return withThose(new CommandLine(command), command instanceof CommandGroup group ? group.subcommands()
            : List.of(), depth);
    }

    private CommandLine withThose(final CommandLine line, final List<Subcommand> below, final int depth) {
        final List<Subcommand> named = below.stream().filter(command -> isNamed(command, depth)).toList();
        for (final Subcommand command : named.isEmpty() ? below : named) {
            line.addSubcommand(named.isEmpty() && endsAt(depth)
                ? mention(command) : make(instance(command.type()), depth + 1));
        }
        return line;
    }

    private boolean isNamed(final Subcommand command, final int depth) {
        return depth < arguments.size() && arguments.get(depth).equals(command.name());
    }

    private boolean endsAt(final int depth) {
        return arguments.size() == depth
            || arguments.size() == depth + 1 && !arguments.get(depth).startsWith(FILE_OF_ARGUMENTS);
    }

    private static CommandLine mention(final Subcommand command) {
        final CommandSpec spec = CommandSpec.create().name(command.name());
        spec.usageMessage().description(command.summary()).hidden(command.isHidden());
        return new CommandLine(spec);
    }

    private static Object instance(final Class<?> type) {
        try {
            return CommandLine.defaultFactory().create(type);
        } catch (final Exception unmakeable) {
            throw new IllegalStateException("command " + type.getSimpleName() + " cannot be made", unmakeable);
        }
    }
}

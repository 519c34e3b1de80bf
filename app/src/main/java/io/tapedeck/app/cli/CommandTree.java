package io.tapedeck.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import java.util.Arrays;
import java.util.List;

/**
 * Makes the commands that a line of arguments can mean. Where it names a subcommand, that one alone: the options of all
 * thirty take longer to be looked through than most commands take to run.
 */
public final class CommandTree {
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
     * @param root command.
     * @return with everything that the arguments name; with all of it where they name nothing known.
     */
    public CommandLine of(final Object root) {
        return make(root, arguments.contains(CompletionCommand.NAME) ? arguments.size() : 0);
    }

    private CommandLine make(final Object command, final int depth) {
        final CommandLine line = new CommandLine(command);
        final Subcommands below = command.getClass().getAnnotation(Subcommands.class);
        if (below != null) {
            final List<Class<?>> named = Arrays.stream(below.value()).filter(type -> isNamed(type, depth)).toList();
            for (final Class<?> type : named.isEmpty() ? List.of(below.value()) : named) {
                line.addSubcommand(make(instance(type), depth + 1));
            }
        }
        return line;
    }

    private boolean isNamed(final Class<?> type, final int depth) {
        return depth < arguments.size() && arguments.get(depth).equals(type.getAnnotation(Command.class).name());
    }

    private static Object instance(final Class<?> type) {
        try {
            return CommandLine.defaultFactory().create(type);
        } catch (final Exception unmakeable) {
            throw new IllegalStateException("command " + type.getSimpleName() + " cannot be made", unmakeable);
        }
    }
}

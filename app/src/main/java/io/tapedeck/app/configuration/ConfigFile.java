package io.tapedeck.app.configuration;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code --config FILE}: option names and values as YAML. What is typed wins over the file; a name that the command
 * does not have is refused.
 */
public final class ConfigFile {
    private static final String OPTION = "--config";
    private static final String PARAMETERS = "parameters";
    /** Its file is no list of options, and is read by the command itself. */
    private static final String DAEMON = "live";

    private ConfigFile() {
    }

    /**
     * Puts the options of a configuration file in front of those that were typed.
     *
     * @param commandLine of the program.
     * @param arguments   as typed.
     * @return the same where there is no configuration file.
     * @throws ParameterException where the file cannot be used.
     */
    public static String[] expand(final CommandLine commandLine, final String... arguments) {
        final CommandLine command = arguments.length == 0 ? null : commandLine.getSubcommands().get(arguments[0]);
        final String file = fileIn(arguments);
        if (command == null || file == null || arguments[0].equals(DAEMON)
            || command.getCommandSpec().findOption(OPTION) == null) {
            return arguments;
        }
        try {
            final List<String> expanded = new ArrayList<>(List.of(arguments[0]));
            YamlFile.read(Path.of(file)).forEach((name, value) -> {
                final List<String> options = options(file, command.getCommandSpec(), name, value);
                if (!isTyped(name, arguments)) {
                    expanded.addAll(options);
                }
            });
            expanded.addAll(Arrays.asList(arguments).subList(1, arguments.length));
            return expanded.toArray(new String[0]);
        } catch (final ConfigurationException unusable) {
            throw new ParameterException(command, unusable.getMessage(), unusable);
        }
    }

    private static String fileIn(final String... arguments) {
        for (int index = 0; index < arguments.length; index++) {
            if (arguments[index].startsWith(OPTION + "=")) {
                return arguments[index].substring(OPTION.length() + 1);
            }
            if (arguments[index].equals(OPTION) && index + 1 < arguments.length) {
                return arguments[index + 1];
            }
        }
        return null;
    }

    private static boolean isTyped(final String name, final String... arguments) {
        return Arrays.stream(arguments).anyMatch(argument ->
            argument.equals("--" + name) || argument.startsWith("--" + name + "="));
    }

    private static List<String> options(final String file, final CommandSpec command, final String name,
        final Object value) {
        if (name.equals(PARAMETERS) && value instanceof Map<?, ?> parameters) {
            return parameters.entrySet().stream()
                .map(parameter -> "--param=" + parameter.getKey() + "=" + parameter.getValue())
                .toList();
        }
        final OptionSpec option = command.findOption("--" + name);
        if (option == null) {
            throw new ConfigurationException("configuration file " + file + " has '" + name + "', which '"
                + command.name() + "' does not know; see --help for the names");
        }
        if (value instanceof List<?> list) {
            return List.of("--" + name + "="
                + list.stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
        return List.of("--" + name + "=" + value);
    }
}

package io.tapedeck.app.cli;

import io.tapedeck.app.configuration.ConfigurationException;
import io.tapedeck.app.project.ProjectNames;
import io.tapedeck.app.project.StrategyProject;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.replay.report.JsonDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code tapedeck strategies new}: a project to begin with. */
@Command(
    name = "new",
    description = "Writes a small Maven project with a strategy of one's own and a test that runs.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  tapedeck strategies new my-breakout",
        "  tapedeck strategies new my-breakout --dir ../my-breakout --package org.example.trading"})
public final class StrategiesNewCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "Name of the strategy: lower case words joined by hyphens.")
    private String name;

    @Option(names = "--dir", paramLabel = "DIR",
        description = "Folder of the project, which must not exist yet (default: the name).")
    private Path directory;

    @Option(names = "--package", paramLabel = "PACKAGE", defaultValue = "my.strategies",
        description = "Package of its classes (default: ${DEFAULT-VALUE}).")
    private String packageName;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    /** For picocli. */
    public StrategiesNewCommand() {
        // Options are set by the parser.
    }

    @Override
    public Integer call() throws IOException {
        final ProjectNames names = new ProjectNames(name, packageName);
        if (StrategyCatalogue.load().find(name).isPresent()) {
            throw new ConfigurationException("there is a strategy '" + name + "' already: choose another name");
        }
        final Path folder = directory == null ? Path.of(name) : directory;
        final List<String> files = new StrategyProject(names, folder.toAbsolutePath().normalize(), home()).write();
        spec.commandLine().getOut().print(json ? document(folder, files) : text(folder, files));
        spec.commandLine().getOut().flush();
        spec.commandLine().getErr().println("tapedeck: next: mvn -q -f " + folder + " package");
        return ExitCode.DONE;
    }

    private static Path home() {
        return Path.of(System.getProperty("tapedeck.home", ".")).toAbsolutePath().normalize();
    }

    private String document(final Path folder, final List<String> files) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("strategy", name);
        document.put("folder", folder);
        document.put("files", files);
        return JsonDocument.render(document);
    }

    private static String text(final Path folder, final List<String> files) {
        final StringBuilder text = new StringBuilder();
        files.forEach(file -> text.append(folder.resolve(file)).append('\n'));
        return text.toString();
    }
}

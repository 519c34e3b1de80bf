package io.tapedeck.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * {@code tapedeck bench}: the benchmarks are a program of their own, started as a process, so that nothing of what they
 * measure with comes with this one.
 */
@Command(
    name = BenchCommand.NAME,
    description = {BenchCommand.SUMMARY,
        "Takes about half an hour. Keep the machine quiet meanwhile: beside each latency stands that of a thread "
            + "which only waits."},
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"",
        "Groups: throughput, parsing, latency, allocation, start, recovery, peer.",
        "Exit code 1 where something allocates that must not, or could not be measured.",
        "", "Examples:",
        "  tapedeck bench",
        "  tapedeck bench --quick                 (does everything run? its times say nothing)",
        "  tapedeck bench --only latency,start --json"})
public final class BenchCommand implements Callable<Integer> {
    static final String NAME = "bench";
    static final String SUMMARY = "Measures this program on this machine: throughput, latency, allocation, start and "
        + "recovery; prints a table and writes it to a dated file, with the machine, its load, the JDK and the "
        + "version of the code.";

    /** A replay allocates next to nothing; what is measured is measured with the same heap everywhere. */
    private static final List<String> FLAGS = List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:+IgnoreUnrecognizedVMOptions",
        "--sun-misc-unsafe-memory-access=allow", "-Dchronicle.analytics.disable=true",
        "-Dchronicle.announcer.disable=true", "-Dagrona.disable.bounds.checks=true",
        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error");

    @Spec
    private CommandSpec spec;

    @Option(names = "--quick", description = "Run everything once, for function and for what is allocated.")
    private boolean quick;

    @Option(names = "--only", paramLabel = "GROUP", split = ",", description = "Only these groups (default: all).")
    private List<String> only = List.of();

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "bench",
        description = "Folder of the results (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    /** For picocli. */
    public BenchCommand() {
        // Options are set by the parser.
    }

    @Override
    public Integer call() throws IOException {
        final Path home = Path.of(System.getProperty("tapedeck.home", ".")).toAbsolutePath().normalize();
        final BenchmarksBuild build = new BenchmarksBuild(home);
        try {
            build.bringUpToDate(sentence -> spec.commandLine().getErr().println("tapedeck: " + sentence));
            return run(command(home, build.jar()));
        } catch (final InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted before everything was measured", interrupted);
        }
    }

    private List<String> command(final Path home, final Path jar) {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-jar", jar.toString(), "set", "--home", home.toString(), "--out", out.toString(),
            "--code-version", CodeVersion.text()));
        if (quick) {
            command.add("--quick");
        }
        if (json) {
            command.add("--json");
        }
        if (!only.isEmpty()) {
            command.addAll(List.of("--only", String.join(",", only)));
        }
        return command;
    }

    private static int run(final List<String> command) throws IOException, InterruptedException {
        final Process process = new ProcessBuilder(command).inheritIO().start();
        final Thread end = new Thread(process::destroy, "end-of-benchmarks");
        Runtime.getRuntime().addShutdownHook(end);
        final int exitCode = process.waitFor();
        Runtime.getRuntime().removeShutdownHook(end);
        return exitCode;
    }
}

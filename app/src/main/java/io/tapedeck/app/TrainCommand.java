package io.tapedeck.app;

import io.tapedeck.app.log.LogProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * {@code tapedeck train}: runs the usual commands once on a small sample, while the launcher has the JVM remember which
 * classes they load; see docs/decisions/0014.
 */
@Command(name = TrainCommand.NAME, hidden = true,
    description = "Runs the usual commands once, for the launcher's class archive.")
final class TrainCommand implements Callable<Integer> {
    static final String NAME = "train";

    @Parameters(paramLabel = "DIR", description = "Folder for the sample and what is made of it.")
    private Path directory;

    TrainCommand() {
        // For picocli.
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        final String journal = directory.resolve("data").toString();
        final Path runs = directory.resolve("runs");
        Tapedeck.run("data", "sample", "--to", "2022-01-15", "--journal", journal);
        Tapedeck.run("replay", "--journal", journal, "--out", runs.toString(), "--strategy", "donchian-breakout",
            "--verify");
        final String run = onlyFolderOf(runs).toString();
        final int answers = Stream.concat(helps(), questions(run, journal)).mapToInt(Tapedeck::run).max().orElseThrow();
        LogProvider.loadOther();
        new TrainingSession(Path.of(journal), directory.resolve("live")).run();
        return answers;
    }

    private static Stream<String[]> helps() {
        return Stream.of("", "journal ", "journal stat ", "live ").map(command -> (command + "--help").split(" "));
    }

    private static Stream<String[]> questions(final String run, final String journal) {
        return Stream.of(
            "ls --runs " + Path.of(run).getParent(),
            "stat synthetic/SAMPLEUSDT/candles-1m",
            "cat " + run + " --type Fill",
            "cat " + run + " --type Fill --json",
            "tail " + run,
            "why " + run + " --trade 1",
            "why-not " + run + " --symbol SAMPLEUSDT --at 2022-01-10T12:00:00Z",
            "verify " + run)
            .map(question -> ("journal " + question + " --journal " + journal).split(" "));
    }

    private static Path onlyFolderOf(final Path parent) throws IOException {
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.findFirst().orElseThrow();
        }
    }
}

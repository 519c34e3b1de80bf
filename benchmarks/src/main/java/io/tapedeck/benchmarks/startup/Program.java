package io.tapedeck.benchmarks.startup;

import io.tapedeck.benchmarks.jvm.ChildProcess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The program as its user starts it.
 *
 * @param home   the checkout, with {@code bin/tapedeck}.
 * @param folder that it is started in.
 */
record Program(Path home, Path folder) {
    private static final String UNTRAINED = "TAPEDECK_UNTRAINED";

    /** Whether the launcher uses what its training run left. */
    enum Archive {
        /** As the launcher does. */
        WITH(""),
        /** With the JDK's own classes alone. */
        WITHOUT("1");

        private final String untrained;

        Archive(final String untrained) {
            this.untrained = untrained;
        }
    }

    /** Runs a command to its end; the words are divided by spaces. */
    ChildProcess.Ended run(final Archive archive, final String words) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>(List.of("env", UNTRAINED + "=" + archive.untrained,
            "JAVA_HOME=" + System.getProperty("java.home")));
        command.addAll(command(words));
        return ChildProcess.run(folder, command).requireDone();
    }

    private List<String> command(final String words) {
        final List<String> command = new ArrayList<>(List.of(home.resolve("bin/tapedeck").toString()));
        command.addAll(List.of(words.split(" ")));
        return command;
    }

    /** Starts one that runs until it is killed, and says everything to one pipe. */
    Process start(final Archive archive, final String words) throws IOException {
        final ProcessBuilder builder = new ProcessBuilder(command(words)).directory(folder.toFile())
            .redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put(UNTRAINED, archive.untrained);
        return builder.start();
    }

    Path write(final String name, final String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}

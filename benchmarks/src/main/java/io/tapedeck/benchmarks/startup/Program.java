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
    private static final String OPTIONS = "TAPEDECK_JAVA_OPTIONS";

    /** Whether the launcher's class archive is used. */
    enum Archive {
        /** As the launcher does. */
        WITH,
        /** With the JDK's own classes alone. */
        WITHOUT;

        String options() {
            return this == WITH ? "" : "-XX:SharedArchiveFile="
                + Path.of(System.getProperty("java.home"), "lib", "server", "classes.jsa");
        }
    }

    /** Runs a command to its end; the words are divided by spaces. */
    ChildProcess.Ended run(final Archive archive, final String words) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>(List.of("env", OPTIONS + "=" + archive.options(),
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
    Process start(final String words) throws IOException {
        final ProcessBuilder builder = new ProcessBuilder(command(words)).directory(folder.toFile())
            .redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }

    Path write(final String name, final String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}

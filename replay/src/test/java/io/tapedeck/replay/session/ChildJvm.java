package io.tapedeck.replay.session;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Starts programs of these tests in processes of their own, over and over: from an archive of their loaded classes,
 * which more than halves the time to their first line. An archive takes classes from jars only, so that folders of
 * the class path are packed first.
 */
final class ChildJvm {
    /** A virtual machine that cannot use the archive says so where the lines of the program are read; it goes on. */
    private static final List<String> QUICK_START =
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xlog:disable");
    private static final int SECONDS_TO_TRAIN = 120;

    private final String classPath;
    private final Path archive;

    /**
     * Packs the class path and trains on a program that ends by itself.
     *
     * @param folder    for the files of it.
     * @param main      class of the program.
     * @param arguments of the program.
     */
    ChildJvm(final Path folder, final Class<?> main, final String... arguments)
        throws IOException, InterruptedException {
        Files.createDirectories(folder);
        classPath = packed(folder);
        archive = folder.resolve("classes.jsa");
        final Process training = new ProcessBuilder(command("-XX:ArchiveClassesAtExit=" + archive, main, arguments))
            .redirectErrorStream(true).redirectOutput(folder.resolve("training.txt").toFile()).start();
        assertTrue(training.waitFor(SECONDS_TO_TRAIN, TimeUnit.SECONDS), "the training ends");
        assertTrue(Files.exists(archive), () -> "there is an archive: " + folder.resolve("training.txt"));
    }

    private static String packed(final Path folder) throws IOException {
        final List<String> entries = new ArrayList<>();
        for (final String entry : presentClassPath().split(File.pathSeparator)) {
            final Path path = Path.of(entry);
            entries.add(Files.isDirectory(path) ? pack(path, folder.resolve(entries.size() + ".jar")) : entry);
        }
        return String.join(File.pathSeparator, entries);
    }

    private static String pack(final Path classes, final Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file);
            Stream<Path> paths = Files.walk(classes)) {
            out.setLevel(0);
            for (final Path path : paths.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(path).toString().replace(File.separatorChar, '/')));
                Files.copy(path, out);
            }
        }
        return jar.toString();
    }

    private List<String> command(final String flag, final Class<?> main, final String... arguments) {
        return command(classPath, flag, main, arguments);
    }

    /** How a program is started once. */
    static List<String> command(final Class<?> main, final String... arguments) {
        return command(presentClassPath(), "-Xshare:auto", main, arguments);
    }

    private static String presentClassPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static List<String> command(final String classPath, final String flag, final Class<?> main,
        final String... arguments) {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(inherited -> !inherited.startsWith("-javaagent") && !inherited.startsWith("-agentlib"))
            .forEach(command::add);
        command.addAll(QUICK_START);
        command.add(flag);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Starts a program; what it says to people is said by this one. */
    Process start(final Class<?> main, final String... arguments) throws IOException {
        return new ProcessBuilder(command("-XX:SharedArchiveFile=" + archive, main, arguments))
            .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }
}

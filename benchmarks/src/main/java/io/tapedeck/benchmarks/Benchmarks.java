package io.tapedeck.benchmarks;

import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs the benchmarks and says on what: JMH's own options apply. */
public final class Benchmarks {
    /** Access to the JDK that Chronicle and Agrona need, and the collector that replays are started with. */
    private static final String[] JVM = {
        "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
        "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
        "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
        "-XX:+IgnoreUnrecognizedVMOptions",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Dchronicle.analytics.disable=true",
        "-Dchronicle.announcer.disable=true",
        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
        "-Dagrona.disable.bounds.checks=true",
        "-XX:+UseSerialGC",
        "-Xmx1g"};

    private Benchmarks() {
    }

    /**
     * Runs what the options choose; everything without options.
     *
     * @param arguments of JMH.
     * @throws RunnerException            where a benchmark fails.
     * @throws CommandLineOptionException for options that JMH does not know.
     * @throws IOException                where the machine cannot be described.
     */
    public static void main(final String[] arguments) throws RunnerException, CommandLineOptionException, IOException {
        System.out.println("machine: " + processor() + ", " + Runtime.getRuntime().availableProcessors()
            + " processors; " + System.getProperty("os.name") + " " + System.getProperty("os.version") + "; JDK "
            + System.getProperty("java.vm.version") + " " + System.getProperty("java.vendor") + "; heap 1 GiB, serial");
        final Options options = new OptionsBuilder()
            .parent(new CommandLineOptions(arguments))
            .jvmArgsAppend(JVM)
            .resultFormat(ResultFormatType.JSON)
            .result("benchmarks/target/results.json")
            .build();
        new Runner(options).run();
    }

    private static String processor() throws IOException {
        final Path description = Path.of("/proc/cpuinfo");
        if (!Files.exists(description)) {
            return System.getProperty("os.arch");
        }
        return Files.readString(description, StandardCharsets.UTF_8).lines()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).trim())
            .findFirst().orElse(System.getProperty("os.arch"));
    }
}

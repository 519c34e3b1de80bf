package io.tapedeck.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What figures were measured on. Immutable.
 *
 * @param processor  as its maker calls it.
 * @param processors that this JVM may use.
 * @param memory     of the machine, bytes.
 * @param system     name and version.
 * @param jdk        version and vendor.
 */
public record Machine(String processor, int processors, long memory, String system, String jdk) {
    /**
     * This machine.
     *
     * @return as it is.
     * @throws IOException where it cannot be described.
     */
    public static Machine present() throws IOException {
        final com.sun.management.OperatingSystemMXBean system =
            (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(processorName(), Runtime.getRuntime().availableProcessors(), system.getTotalMemorySize(),
            System.getProperty("os.name") + " " + System.getProperty("os.version"),
            System.getProperty("java.vm.version") + " " + System.getProperty("java.vendor"));
    }

    /**
     * How many threads ran or waited for a processor, on average of the last minute.
     *
     * @return negative where the system does not tell.
     */
    public static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String processorName() throws IOException {
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

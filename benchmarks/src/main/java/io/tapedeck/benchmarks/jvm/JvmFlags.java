package io.tapedeck.benchmarks.jvm;

import java.util.List;

/** What the JVMs of benchmarks are started with. */
public final class JvmFlags {
    /** Access to the JDK that Chronicle and Agrona need, quietly. */
    public static final List<String> ACCESS = List.of(
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
        "-Dagrona.disable.bounds.checks=true");
    /** Heap of every benchmark that names no other. */
    public static final String HEAP = "-Xmx1g";
    /** Collector that replays are started with. */
    public static final String COLLECTOR = "-XX:+UseSerialGC";

    private JvmFlags() {
    }

    /**
     * Everything that decides what a benchmark runs on.
     *
     * @return flags of the JVM.
     */
    public static String[] all() {
        final String[] flags = ACCESS.toArray(new String[ACCESS.size() + 2]);
        flags[ACCESS.size()] = COLLECTOR;
        flags[ACCESS.size() + 1] = HEAP;
        return flags;
    }
}

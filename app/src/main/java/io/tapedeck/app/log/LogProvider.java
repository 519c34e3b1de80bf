package io.tapedeck.app.log;

import org.slf4j.spi.SLF4JServiceProvider;

import java.util.Set;

/**
 * Which library writes log lines: Logback for the daemon, which keeps a log for weeks, and the simple one of SLF4J for
 * every other command, which ends before Logback would have started. Chosen before anything logs.
 */
public final class LogProvider {
    private static final String PROPERTY = "slf4j.provider";
    private static final String DAEMON = "ch.qos.logback.classic.spi.LogbackServiceProvider";
    /** {@code train} runs one as well. */
    private static final Set<String> RUN_A_DAEMON = Set.of("live", "train");
    private static final String COMMAND = "org.slf4j.simple.SimpleServiceProvider";

    private LogProvider() {
    }

    /**
     * Chooses, where the user did not.
     *
     * @param arguments of the program.
     */
    public static void choose(final String... arguments) {
        System.setProperty("slf4j.internal.verbosity", "WARN");
        if (System.getProperty(PROPERTY) == null) {
            System.setProperty(PROPERTY, arguments.length > 0 && RUN_A_DAEMON.contains(arguments[0])
                ? DAEMON : COMMAND);
        }
    }

    /** Loads what every command but the daemon writes by, for the class archive. */
    public static void loadOther() {
        try {
            final SLF4JServiceProvider other =
                (SLF4JServiceProvider) Class.forName(COMMAND).getConstructor().newInstance();
            other.initialize();
            other.getLoggerFactory().getLogger(COMMAND).debug(COMMAND);
        } catch (final ReflectiveOperationException missing) {
            throw new IllegalStateException("the program is not whole", missing);
        }
    }
}

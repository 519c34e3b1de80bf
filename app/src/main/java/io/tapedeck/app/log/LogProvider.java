package io.tapedeck.app.log;

/**
 * Which library writes log lines: Logback for the daemon, which keeps a log for weeks, and the simple one of SLF4J for
 * every other command, which ends before Logback would have started. Chosen before anything logs.
 */
public final class LogProvider {
    private static final String PROPERTY = "slf4j.provider";
    private static final String DAEMON = "ch.qos.logback.classic.spi.LogbackServiceProvider";
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
            System.setProperty(PROPERTY, arguments.length > 0 && "live".equals(arguments[0]) ? DAEMON : COMMAND);
        }
    }
}

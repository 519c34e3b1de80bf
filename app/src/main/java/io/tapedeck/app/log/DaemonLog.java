package io.tapedeck.app.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;

/**
 * The log of a daemon: {@code logs/daemon.log} in its session folder, a JSON object on each line. A new file begins
 * each day (UTC) and where one grows beyond its limit; old ones are compressed, and removed after a month.
 */
public final class DaemonLog implements AutoCloseable {
    /** Of the logger that the daemon speaks through. */
    public static final String NAME = "tapedeck";
    private static final long LONGEST_FILE = 50L << 20;
    private static final long MOST_ROOM = 1L << 30;
    private static final int KEPT_DAYS = 30;

    private final RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    private final ch.qos.logback.classic.Logger root;
    /** What the daemon says goes to the file from here, and to the terminal by itself. */
    private final ch.qos.logback.classic.Logger own;

    private DaemonLog(final LoggerContext context) {
        root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        own = context.getLogger(NAME);
        appender.setContext(context);
    }

    /**
     * Begins to write, besides what goes to stderr.
     *
     * @param session folder of the daemon.
     * @return to be closed.
     */
    public static DaemonLog open(final Path session) {
        return open(session, LONGEST_FILE);
    }

    static DaemonLog open(final Path session, final long longestFile) {
        final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        final DaemonLog log = new DaemonLog(context);
        log.start(session.resolve("logs"), longestFile);
        return log;
    }

    private void start(final Path folder, final long longestFile) {
        final JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(appender.getContext());
        encoder.start();
        appender.setFile(folder.resolve("daemon.log").toString());
        appender.setEncoder(encoder);
        final SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = policy(folder, longestFile);
        appender.setRollingPolicy(policy);
        appender.setTriggeringPolicy(policy);
        policy.start();
        appender.start();
        root.addAppender(appender);
        own.addAppender(appender);
        own.setLevel(Level.INFO);
        own.setAdditive(false);
    }

    private SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy(final Path folder, final long longestFile) {
        final SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
        policy.setContext(appender.getContext());
        policy.setParent(appender);
        policy.setFileNamePattern(folder.resolve("daemon.%d{yyyy-MM-dd, UTC}.%i.log.gz").toString());
        policy.setMaxFileSize(new FileSize(longestFile));
        policy.setMaxHistory(KEPT_DAYS);
        policy.setTotalSizeCap(new FileSize(MOST_ROOM));
        return policy;
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        own.detachAppender(appender);
        own.setAdditive(true);
        own.setLevel(null);
        appender.stop();
    }
}

package io.tapedeck.app.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.Logger;

/** The log of a daemon before its file is open: warnings on stderr, of Chronicle errors only. A service of Logback. */
public final class EarlyLog extends ContextAwareBase implements Configurator {
    private static final String STDERR = "System.err";

    /** For Logback. */
    public EarlyLog() {
        // Nothing to set up.
    }

    @Override
    public ExecutionStatus configure(final LoggerContext context) {
        final LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setLayout(new Line());
        encoder.start();
        final ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setTarget(STDERR);
        appender.setEncoder(encoder);
        appender.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
        context.getLogger("net.openhft").setLevel(Level.ERROR);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** A line as a pattern would give it, without the parser of patterns, which a start would have to load. */
    private static final class Line extends LayoutBase<ILoggingEvent> {
        @Override
        public String doLayout(final ILoggingEvent event) {
            final String logger = event.getLoggerName();
            final String line = event.getLevel() + " " + logger.substring(logger.lastIndexOf('.') + 1) + " - "
                + event.getFormattedMessage() + System.lineSeparator();
            return event.getThrowableProxy() == null ? line
                : line + ThrowableProxyUtil.asString(event.getThrowableProxy());
        }
    }
}

package io.tapedeck.app.live;

import io.tapedeck.app.configuration.DaemonConfiguration.Alerts;
import io.tapedeck.app.log.DaemonLog;
import io.tapedeck.gateways.notification.Alert;
import io.tapedeck.gateways.notification.AlertChannel;
import io.tapedeck.gateways.notification.AlertCounts;
import io.tapedeck.gateways.notification.AlertSender;
import io.tapedeck.gateways.notification.AlertSink;
import io.tapedeck.gateways.notification.DiscordChannel;
import io.tapedeck.gateways.notification.SecretAddress;
import io.tapedeck.gateways.notification.SendingTerms;
import io.tapedeck.gateways.notification.TelegramChannel;
import io.tapedeck.gateways.notification.WebhookChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Tells people what happens: in the log, at the terminal, and by the channels of the configuration. Any thread; returns
 * at once, whatever becomes of an alert.
 */
final class DaemonNews implements AlertSink, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DaemonLog.NAME);

    private final Consumer<String> terminal;
    private final List<AlertSender> channels;

    private DaemonNews(final Consumer<String> terminal, final List<AlertSender> channels) {
        this.terminal = terminal;
        this.channels = channels;
    }

    /** Begins to send to the channels that are configured. */
    static DaemonNews start(final Alerts alerts, final Consumer<String> terminal) {
        return new DaemonNews(terminal, channels(alerts).stream()
            .map(channel -> AlertSender.start(channel, SendingTerms.USUAL)).toList());
    }

    private static List<AlertChannel> channels(final Alerts alerts) {
        final List<AlertChannel> channels = new ArrayList<>();
        alerts.discord().ifPresent(address ->
            channels.add(new DiscordChannel(SecretAddress.of("discord", address.reveal()))));
        alerts.telegram().ifPresent(bot -> channels.add(TelegramChannel.of(bot.token().reveal(), bot.chat())));
        alerts.webhook().ifPresent(address ->
            channels.add(new WebhookChannel(SecretAddress.of("webhook", address.reveal()))));
        return channels;
    }

    /** What is of interest to whoever looks at the daemon, but nobody is called for. */
    void note(final String sentence) {
        LOG.info(sentence);
        terminal.accept(sentence);
    }

    @Override
    public void send(final Alert alert) {
        final LoggingEventBuilder line = LOG.atLevel(level(alert.kind())).addKeyValue("alert", alert.kind());
        alert.fields().forEach(line::addKeyValue);
        line.log(alert.title());
        terminal.accept(alert.fields().isEmpty() ? alert.title() : alert.title() + ": " + fields(alert));
        channels.forEach(channel -> channel.send(alert));
    }

    private static String fields(final Alert alert) {
        return alert.fields().entrySet().stream().map(field -> field.getKey() + " " + field.getValue())
            .collect(Collectors.joining(", "));
    }

    private static Level level(final Alert.Kind kind) {
        return switch (kind) {
            case ERROR, HALTED -> Level.ERROR;
            case STALE_DATA, DISK -> Level.WARN;
            case START, STOP, OPENED, CLOSED, RECOVERED -> Level.INFO;
        };
    }

    /** What became of the alerts so far, for each channel. */
    List<AlertCounts> counts() {
        return channels.stream().map(AlertSender::counts).toList();
    }

    @Override
    public void close() {
        channels.forEach(AlertSender::close);
    }
}

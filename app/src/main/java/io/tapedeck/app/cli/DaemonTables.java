package io.tapedeck.app.cli;

import io.tapedeck.app.control.DaemonStatus;
import io.tapedeck.app.control.FeedStatus;
import io.tapedeck.app.control.OpenPosition;
import io.tapedeck.app.monitor.CheckResult;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What a daemon says, as text for people. Pure. */
final class DaemonTables {
    private static final String FEED = "%-26s %-14s %-16s %12s %6s%n";
    private static final String CHECK = "%-26s %-14s %s%n";
    private static final String POSITION = "%-12s %-6s %14s %14s %14s %14s  %s%n";
    private static final double MILLIS = 1000;

    private DaemonTables() {
    }

    static String status(final DaemonStatus status) {
        final StringBuilder text = new StringBuilder();
        text.append("session  ").append(status.session()).append(" (").append(status.mode()).append(")\n");
        text.append("trading  ").append(trading(status.trading())).append('\n');
        text.append("up       ").append(span(Duration.between(status.startedAt(), status.now())))
            .append(", since ").append(status.startedAt()).append('\n');
        text.append("account  ").append(account(status.account())).append('\n');
        text.append("tape     frame ").append(status.sequence()).append("\n\n");
        appendFeeds(text, status);
        text.append('\n').append(row(CHECK, "check", "verdict", "says"));
        for (final CheckResult check : status.checks()) {
            text.append(row(CHECK, check.name(), check.verdict(), check.words()));
        }
        return text.toString();
    }

    private static String trading(final DaemonStatus.Trading trading) {
        return trading.state() + (trading.reason().isEmpty() ? "" : ": " + trading.reason());
    }

    private static String account(final DaemonStatus.Account account) {
        return account.equity().toPlainString() + " " + account.currency()
            + ", open positions: " + account.openPositions() + ", open orders: " + account.openOrders();
    }

    private static void appendFeeds(final StringBuilder text, final DaemonStatus status) {
        text.append(row(FEED, "feed", "state", "last message", "messages", "gaps"));
        for (final FeedStatus feed : status.feeds()) {
            final String last = feed.lastMessageAt().map(moment -> ago(moment, status.now())).orElse("none yet");
            text.append(row(FEED, feed.name(), feed.state(), last, feed.messages(), feed.gaps()));
        }
    }

    private static String ago(final Instant moment, final Instant now) {
        final Duration age = Duration.between(moment, now);
        return age.toMinutes() > 0
            ? span(age) + " ago"
            : String.format(Locale.ROOT, "%.1f s ago", age.toMillis() / MILLIS);
    }

    private static String span(final Duration span) {
        final String days = span.toDays() > 0 ? span.toDays() + " d " : "";
        final String hours = span.toHours() > 0 ? span.toHoursPart() + " h " : "";
        return days + hours + span.toMinutesPart() + " min";
    }

    static String positions(final List<OpenPosition> positions) {
        if (positions.isEmpty()) {
            return "no open positions\n";
        }
        final StringBuilder text = new StringBuilder(
            row(POSITION, "symbol", "side", "quantity", "entry", "mark", "unrealised", "opened (UTC)"));
        for (final OpenPosition position : positions) {
            text.append(row(POSITION, position.symbol(), position.side(), position.quantity().toPlainString(),
                position.entryPrice().toPlainString(), position.markPrice().toPlainString(),
                position.unrealised().toPlainString(), position.openedAt()));
        }
        return text.toString();
    }

    private static String row(final String format, final Object... values) {
        return String.format(Locale.ROOT, format, values).replaceAll(" +\\R", "\n").replace("\r\n", "\n");
    }
}

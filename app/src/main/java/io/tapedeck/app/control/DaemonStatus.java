package io.tapedeck.app.control;

import io.tapedeck.app.monitor.CheckResult;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a daemon is.
 *
 * @param session  folder of it.
 * @param mode     {@code paper} or {@code live}.
 * @param trading  whether it takes orders.
 * @param account  what it owns.
 * @param startedAt when it began.
 * @param now      when it said so.
 * @param sequence of the last frame on the tape.
 * @param feeds    connections to venues.
 * @param checks   of its health.
 */
public record DaemonStatus(String session, String mode, Trading trading, Account account, Instant startedAt,
    Instant now, long sequence, List<FeedStatus> feeds, List<CheckResult> checks) {
    /** Keeps copies of the lists. */
    public DaemonStatus {
        feeds = List.copyOf(feeds);
        checks = List.copyOf(checks);
    }

    /**
     * Whether orders are taken.
     *
     * @param state  now.
     * @param reason why; empty while it trades.
     */
    public record Trading(State state, String reason) {
        /** Whether orders are taken. */
        public enum State {
            /** All of them. */
            ACTIVE,
            /** Those that reduce positions. */
            REDUCE_ONLY,
            /** None. */
            HALTED
        }
    }

    /**
     * What is owned.
     *
     * @param equity        with open positions.
     * @param currency      of it.
     * @param openPositions how many.
     * @param openOrders    how many.
     */
    public record Account(BigDecimal equity, String currency, long openPositions, long openOrders) {
    }

    /**
     * For JSON.
     *
     * @return names to values, as they go over the socket and as {@code --json} prints them.
     */
    public Map<String, Object> document() {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("session", session);
        document.put("mode", mode);
        document.put("trading", trading.state().name());
        document.put("reason", trading.reason());
        document.put("equity", account.equity());
        document.put("currency", account.currency());
        document.put("openPositions", account.openPositions());
        document.put("openOrders", account.openOrders());
        document.put("startedAt", startedAt);
        document.put("now", now);
        document.put("sequence", sequence);
        document.put("feeds", feeds.stream().map(FeedStatus::document).toList());
        document.put("checks", checks.stream().map(DaemonStatus::document).toList());
        return document;
    }

    private static Map<String, Object> document(final CheckResult check) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", check.name());
        document.put("verdict", check.verdict().name());
        document.put("words", check.words());
        return document;
    }

    static DaemonStatus of(final JsonObject document) {
        return new DaemonStatus(document.text("session"), document.text("mode"),
            new Trading(document.constant("trading", Trading.State.class), document.text("reason")),
            account(document), document.requiredMoment("startedAt"), document.requiredMoment("now"),
            document.integer("sequence"),
            document.objects("feeds").stream().map(FeedStatus::of).toList(),
            document.objects("checks").stream().map(DaemonStatus::check).toList());
    }

    private static Account account(final JsonObject document) {
        return new Account(document.number("equity"), document.text("currency"),
            document.integer("openPositions"), document.integer("openOrders"));
    }

    private static CheckResult check(final JsonObject document) {
        return new CheckResult(document.text("name"), document.constant("verdict", CheckResult.Verdict.class),
            document.text("words"));
    }
}

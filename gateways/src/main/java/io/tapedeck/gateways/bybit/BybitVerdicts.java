package io.tapedeck.gateways.bybit;

import io.tapedeck.gateways.json.JsonTree;
import io.tapedeck.gateways.venue.RestAnswer;
import io.tapedeck.gateways.venue.RestVerdict;
import io.tapedeck.gateways.venue.RestVerdict.Kind;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

/** What Bybit's answers mean: it says 200 and puts the refusal into the body. Source: its list of errors. */
final class BybitVerdicts {
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int TIMEOUT = 408;
    private static final int TOO_MANY = 429;
    private static final int SERVER_FAULT = 500;

    private static final String DONE = "0";
    /** Too many requests, of every kind, or busy. */
    private static final Set<String> BACK_OFF = Set.of("10006", "429", "10429", "170222", "170005", "20003", "10019",
        "110079");
    /** Timeouts and internal faults. */
    private static final Set<String> UNKNOWN = Set.of("10000", "10016", "170001", "170007", "170032", "170146",
        "170147", "170310");
    /** What Bybit asks of an address that asked too much. */
    private static final Duration PAUSE_OF_BAN = Duration.ofMinutes(10);
    private static final long WEIGHT_IS_NOT_TOLD = -1;
    private static final int LONGEST_TEXT = 200;

    private final String venue;

    BybitVerdicts(final String venue) {
        this.venue = venue;
    }

    RestVerdict judge(final RestAnswer answer) {
        final JsonTree body = JsonTree.ofAny(answer.body());
        final Kind kind = kindOf(answer.status(), body.get("retCode").text());
        final String problem = kind == Kind.DONE ? "" : venue + " answered " + answer.status() + textOf(answer, body);
        final Duration pause = kind == Kind.BANNED ? PAUSE_OF_BAN : Duration.ZERO;
        return new RestVerdict(kind, pause, WEIGHT_IS_NOT_TOLD, problem);
    }

    private static Kind kindOf(final int status, final String code) {
        if (status == FORBIDDEN) {
            return Kind.BANNED;
        }
        if (status == TOO_MANY || BACK_OFF.contains(code)) {
            return Kind.BACK_OFF;
        }
        if (status >= SERVER_FAULT || status == TIMEOUT || UNKNOWN.contains(code)) {
            return Kind.UNKNOWN;
        }
        return status == OK && code.equals(DONE) ? Kind.DONE : Kind.REFUSED;
    }

    private static String textOf(final RestAnswer answer, final JsonTree body) {
        if (body.get("retCode").says()) {
            return ": code " + body.get("retCode").text() + ", " + body.get("retMsg").text();
        }
        final String text = new String(answer.body(), StandardCharsets.UTF_8).strip().replaceAll("\\s+", " ");
        return text.isEmpty() ? "" : ": " + text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    }
}

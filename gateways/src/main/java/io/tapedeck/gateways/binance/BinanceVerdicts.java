package io.tapedeck.gateways.binance;

import io.tapedeck.gateways.json.JsonTree;
import io.tapedeck.gateways.venue.RestAnswer;
import io.tapedeck.gateways.venue.RestVerdict;
import io.tapedeck.gateways.venue.RestVerdict.Kind;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

/**
 * What Binance's answers mean: status of HTTP, code and text. Sources: its documentation of limits, errors and, for the
 * four meanings of 503, the general information of USD-M futures.
 */
final class BinanceVerdicts {
    private static final int FORBIDDEN = 403;
    private static final int TIMEOUT = 408;
    private static final int BANNED = 418;
    private static final int TOO_MANY = 429;
    private static final int SERVER_FAULT = 500;
    private static final int UNAVAILABLE = 503;

    /** Too many requests, too many orders, busy, too many connections: not done. */
    private static final Set<String> BACK_OFF = Set.of("-1003", "-1008", "-1015", "-1034");
    /** Unknown fault, disconnected, unexpected response, timeout: perhaps done. */
    private static final Set<String> UNKNOWN = Set.of("-1000", "-1001", "-1006", "-1007");
    /** Of 503: what was surely not done. */
    private static final Set<String> NOT_DONE = Set.of("Service Unavailable.",
        "Internal error; unable to process your request. Please try again.");

    /** Limits count by the minute. */
    private static final Duration PAUSE_OF_LIMIT = Duration.ofMinutes(1);
    /** The shortest ban. */
    private static final Duration PAUSE_OF_BAN = Duration.ofMinutes(2);
    /** Of a firewall, whose limits are not published. */
    private static final Duration PAUSE_OF_FIREWALL = Duration.ofMinutes(5);
    private static final int LONGEST_TEXT = 200;

    private final String venue;

    BinanceVerdicts(final String venue) {
        this.venue = venue;
    }

    RestVerdict judge(final RestAnswer answer) {
        final long weight = number(answer, "x-mbx-used-weight-1m", -1);
        if (answer.status() < 300 && answer.status() >= 200) {
            return new RestVerdict(Kind.DONE, Duration.ZERO, weight, "");
        }
        final JsonTree error = JsonTree.ofAny(answer.body());
        final Kind kind = kindOf(answer, error);
        return new RestVerdict(kind, pauseOf(answer, kind), weight, venue + " answered " + answer.status()
            + textOf(answer, error));
    }

    private static Kind kindOf(final RestAnswer answer, final JsonTree error) {
        final int status = answer.status();
        final String code = error.get("code").text();
        if (status == BANNED || status == FORBIDDEN) {
            return Kind.BANNED;
        }
        if (status == TOO_MANY || BACK_OFF.contains(code)) {
            return Kind.BACK_OFF;
        }
        if (UNKNOWN.contains(code) || status == TIMEOUT) {
            return Kind.UNKNOWN;
        }
        return status < SERVER_FAULT ? Kind.REFUSED : ofServerFault(answer, error);
    }

    private static Kind ofServerFault(final RestAnswer answer, final JsonTree error) {
        final String text = error.get("msg").says() ? error.get("msg").text() : body(answer);
        return answer.status() == UNAVAILABLE && NOT_DONE.contains(text) ? Kind.BACK_OFF : Kind.UNKNOWN;
    }

    private static Duration pauseOf(final RestAnswer answer, final Kind kind) {
        final Duration least = switch (answer.status()) {
            case TOO_MANY -> PAUSE_OF_LIMIT;
            case BANNED -> PAUSE_OF_BAN;
            case FORBIDDEN -> PAUSE_OF_FIREWALL;
            default -> Duration.ZERO;
        };
        final long seconds = kind == Kind.REFUSED ? -1 : number(answer, "retry-after", -1);
        return seconds < 0 ? least : Duration.ofSeconds(seconds);
    }

    private static long number(final RestAnswer answer, final String header, final long otherwise) {
        final String text = answer.headers().getOrDefault(header, "");
        return text.matches("\\d{1,9}") ? Long.parseLong(text) : otherwise;
    }

    private static String textOf(final RestAnswer answer, final JsonTree error) {
        if (error.get("code").says()) {
            return ": code " + error.get("code").text() + ", " + error.get("msg").text();
        }
        final String body = body(answer);
        return body.isEmpty() ? "" : ": " + body;
    }

    private static String body(final RestAnswer answer) {
        final String text = new String(answer.body(), StandardCharsets.UTF_8).strip().replaceAll("\\s+", " ");
        return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    }
}

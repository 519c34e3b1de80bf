package io.tapedeck.gateways.rest;

import io.tapedeck.gateways.venue.RestAnswer;
import io.tapedeck.gateways.venue.RestVerdict;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Reads answers as Binance's are read. */
final class FakeJudge {
    private FakeJudge() {
    }

    static RestVerdict judge(final RestAnswer answer) {
        final long used = Long.parseLong(answer.headers().getOrDefault("x-mbx-used-weight-1m", "-1"));
        final Duration pause = Duration.ofSeconds(Long.parseLong(answer.headers().getOrDefault("retry-after", "0")));
        return new RestVerdict(kind(answer.status()), pause, used, answer.status() == 200 ? "" : "HTTP "
            + answer.status() + ": " + new String(answer.body(), StandardCharsets.UTF_8));
    }

    private static RestVerdict.Kind kind(final int status) {
        return switch (status) {
            case 200 -> RestVerdict.Kind.DONE;
            case 429 -> RestVerdict.Kind.BACK_OFF;
            case 418, 403 -> RestVerdict.Kind.BANNED;
            default -> status >= 500 ? RestVerdict.Kind.UNKNOWN : RestVerdict.Kind.REFUSED;
        };
    }
}

package io.tapedeck.gateways.rest;

import io.tapedeck.gateways.retry.Backoff;
import io.tapedeck.gateways.venue.RestAnswer;
import io.tapedeck.gateways.venue.RestRequest;
import io.tapedeck.gateways.venue.RestVerdict;
import io.tapedeck.gateways.venue.UnreadableAnswerException;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Asks one host, again and again where the venue's verdict is that it helps, and never more than it allows. For
 * questions only: what changes something must not be asked twice. Waits on the thread that asks; one at a time, {@link
 * #cancel} from any.
 */
public final class RestClient {
    private static final long SLICE_NS = 100_000_000L;

    private final String base;
    private final Function<RestAnswer, RestVerdict> judge;
    private final RestTransport transport;
    private final WeightBudget budget;
    private final RestSettings settings;
    private final RestPace pace;
    private final Backoff backoff;
    private volatile boolean cancelled;

    /**
     * A client that asked nothing yet.
     *
     * @param base      of the host, without a trailing slash.
     * @param judge     the venue's reading of answers.
     * @param transport to send by.
     * @param budget    of the host.
     * @param settings  of patience.
     * @param pace      of time.
     * @param seed      of the jitter.
     */
    public RestClient(final URI base, final Function<RestAnswer, RestVerdict> judge, final RestTransport transport,
        final WeightBudget budget, final RestSettings settings, final RestPace pace, final long seed) {
        this.base = base.toString();
        this.judge = judge;
        this.transport = transport;
        this.budget = budget;
        this.settings = settings;
        this.pace = pace;
        this.backoff = new Backoff(settings.firstRetry(), settings.longestRetry(), seed);
    }

    /**
     * Asks, and waits for the answer.
     *
     * @param request to send.
     * @param reader  of a good answer; called once for each of them.
     * @param <T>     what it reads.
     * @return the answer, or why there is none.
     */
    public <T> RestOutcome<T> ask(final RestRequest request, final AnswerReader<T> reader) {
        try {
            return askUntilAnswered(request, reader);
        } catch (final InterruptedException stop) {
            Thread.currentThread().interrupt();
            return cancelledOutcome();
        }
    }

    /** Breaks off what is asked now, and lets nothing be asked any more. */
    public void cancel() {
        cancelled = true;
        transport.cancel();
    }

    private <T> RestOutcome<T> askUntilAnswered(final RestRequest request, final AnswerReader<T> reader)
        throws InterruptedException {
        backoff.reset();
        RestVerdict verdict = null;
        for (int attempt = 0; attempt < settings.tries(); attempt++) {
            if (attempt > 0 && !pauseFor(verdict)) {
                return new RestOutcome.Failed<>(RestFailure.BANNED, verdict.problem(), verdict.pause());
            }
            final long excessNs = awaitBudget(request);
            if (cancelled) {
                return cancelledOutcome();
            }
            if (excessNs > 0) {
                return new RestOutcome.Failed<>(RestFailure.BANNED, base + " must not be asked anything for another "
                    + TimeUnit.NANOSECONDS.toSeconds(excessNs) + " s.", Duration.ofNanos(excessNs));
            }
            final Attempt<T> tried = attempt(request, reader);
            verdict = tried.verdict();
            if (verdict.kind() == RestVerdict.Kind.DONE) {
                return new RestOutcome.Answered<>(tried.value());
            }
            if (verdict.kind() == RestVerdict.Kind.REFUSED) {
                return new RestOutcome.Failed<>(RestFailure.REFUSED, verdict.problem(), Duration.ZERO);
            }
        }
        return cancelled ? cancelledOutcome() : new RestOutcome.Failed<>(RestFailure.UNANSWERED,
            "Gave up after " + settings.tries() + " tries, the last: " + verdict.problem(), Duration.ZERO);
    }

    private record Attempt<T>(RestVerdict verdict, T value) {
    }

    private <T> Attempt<T> attempt(final RestRequest request, final AnswerReader<T> reader) {
        try {
            final RestAnswer answer = transport.get(URI.create(base + request.pathAndQuery()));
            final RestVerdict verdict = judge.apply(answer);
            budget.told(verdict.usedWeight(), pace.nowNs());
            if (verdict.kind() == RestVerdict.Kind.DONE) {
                return new Attempt<>(verdict, reader.read(answer.body()));
            }
            heed(verdict);
            return new Attempt<>(verdict, null);
        } catch (final IOException | UnreadableAnswerException fault) {
            return new Attempt<>(unknown(request, fault), null);
        }
    }

    /** What a venue asks for holds for everybody who shares the budget. */
    private void heed(final RestVerdict verdict) {
        final boolean banned = verdict.kind() == RestVerdict.Kind.BANNED;
        final Duration pause = banned && verdict.pause().isZero() ? settings.longestRetry() : verdict.pause();
        if (!pause.isZero()) {
            budget.pauseUntil(pace.nowNs() + pause.toNanos());
        }
    }

    private boolean pauseFor(final RestVerdict verdict) throws InterruptedException {
        if (verdict.pause().compareTo(settings.longestPause()) > 0) {
            return false;
        }
        sleep(backoff.nextNs());
        return true;
    }

    /** In slices, for a cancellation must not wait until a ban is over. */
    private void sleep(final long ns) throws InterruptedException {
        for (long leftNs = ns; leftNs > 0 && !cancelled; leftNs -= SLICE_NS) {
            pace.sleep(Math.min(leftNs, SLICE_NS));
        }
    }

    /** Waits until the request may be sent; tells how long it would be, where that is too long. */
    private long awaitBudget(final RestRequest request) throws InterruptedException {
        long waitNs = budget.takeOrWaitNs(request.weight(), pace.nowNs());
        while (waitNs > 0 && waitNs <= settings.longestPause().toNanos() && !cancelled) {
            sleep(waitNs);
            waitNs = budget.takeOrWaitNs(request.weight(), pace.nowNs());
        }
        return waitNs;
    }

    private RestVerdict unknown(final RestRequest request, final Exception fault) {
        final String path = request.pathAndQuery().replaceAll("\\?.*", "");
        return new RestVerdict(RestVerdict.Kind.UNKNOWN, Duration.ZERO, -1,
            "no usable answer from " + base + path + ": " + fault.getMessage() + ".");
    }

    private static <T> RestOutcome<T> cancelledOutcome() {
        return new RestOutcome.Failed<>(RestFailure.CANCELLED, "The request was cancelled.", Duration.ZERO);
    }
}

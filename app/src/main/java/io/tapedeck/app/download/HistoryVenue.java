package io.tapedeck.app.download;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.gateways.Environments;
import io.tapedeck.gateways.KnownVenues;
import io.tapedeck.gateways.rest.AnswerReader;
import io.tapedeck.gateways.rest.DumpArchive;
import io.tapedeck.gateways.rest.OkHttpRest;
import io.tapedeck.gateways.rest.RequestBudget;
import io.tapedeck.gateways.rest.RestClient;
import io.tapedeck.gateways.rest.RestFailure;
import io.tapedeck.gateways.rest.RestOutcome;
import io.tapedeck.gateways.rest.RestPace;
import io.tapedeck.gateways.rest.RestSettings;
import io.tapedeck.gateways.venue.Environment;
import io.tapedeck.gateways.venue.RestAnswer;
import io.tapedeck.gateways.venue.RestRequest;
import io.tapedeck.gateways.venue.RestVerdict;
import io.tapedeck.gateways.venue.VenueHistory;
import io.tapedeck.journal.inspect.NearestNames;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A venue as somebody asks it for history: its clock, its symbols, its past. Closed once; one thread. */
public final class HistoryVenue implements AutoCloseable {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
    /** Before anything came, a wrong address or a network that is down is told soon. */
    private static final RestSettings OF_FIRST_QUESTIONS = new RestSettings(6, Duration.ofMillis(500),
        Duration.ofSeconds(1), RestSettings.ofHistory().longestPause());

    private final String name;
    private final VenueHistory history;
    private final Consumer<String> notices;
    private final OkHttpRest transport = new OkHttpRest(ANSWER_LIMIT);
    private final RestClient firstQuestions;
    private final RestClient client;
    private final Optional<URI> dumps;
    private long answers;

    private HistoryVenue(final String name, final Environment environment, final Optional<URI> dumps,
        final Consumer<String> notices) {
        this.name = name;
        this.dumps = dumps;
        this.notices = notices;
        history = KnownVenues.find(name, environment).orElseThrow(() -> new DownloadException(Category.USAGE,
            "there is no venue '" + name + "'; there are " + String.join(", ", KnownVenues.names()))).history();
        final RequestBudget budget = new RequestBudget(history.allowance().weight(), history.allowance().window());
        firstQuestions = client(environment.rest(), budget, OF_FIRST_QUESTIONS);
        client = client(environment.rest(), budget, RestSettings.ofHistory());
    }

    private RestClient client(final URI rest, final RequestBudget budget, final RestSettings settings) {
        return new RestClient(rest, this::judge, transport, budget, settings, RestPace.ofThisMachine(),
            System.nanoTime());
    }

    /**
     * Reaches for a venue; nothing is asked yet.
     *
     * @param name        of the venue.
     * @param environment such as {@code live}.
     * @param rest        base of its requests, where it is not what is known of the environment.
     * @param dumps       base of its archives; empty where they are not to be used.
     * @param notices     told when the venue wants to be left alone.
     * @return to be closed.
     */
    public static HistoryVenue of(final String name, final String environment, final Optional<URI> rest,
        final Optional<URI> dumps, final Consumer<String> notices) {
        final Optional<Environment> known = Environments.known().find(name, environment);
        if (known.isEmpty() && rest.isEmpty() && KnownVenues.names().contains(name)) {
            throw new DownloadException(Category.USAGE, name + " has no environment '" + environment + "'; it has "
                + String.join(", ", Environments.known().names(name)) + ", or say with --rest where it is reached");
        }
        return new HistoryVenue(name, new Environment(environment,
            rest.or(() -> known.map(Environment::rest)).orElse(URI.create("http://127.0.0.1")), Map.of()), dumps,
            notices);
    }

    private RestVerdict judge(final RestAnswer answer) {
        answers++;
        final RestVerdict verdict = history.judge(answer);
        if (!verdict.pause().isZero()) {
            notices.accept(verdict.problem() + "; nothing is asked before " + later(verdict.pause()));
        }
        return verdict;
    }

    private static Instant later(final Duration pause) {
        return Instant.now().plus(pause).truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * The name of the venue.
     *
     * @return as on tapes.
     */
    public String name() {
        return name;
    }

    /** What it keeps. */
    VenueHistory history() {
        return history;
    }

    RestClient client() {
        return client;
    }

    /** Its archives. */
    Optional<DumpArchive> archive() {
        return dumps.map(base -> new DumpArchive(base, transport, RestPace.ofThisMachine()));
    }

    /** Answers that came so far. */
    long answers() {
        return answers;
    }

    /**
     * What time it is there.
     *
     * @return nanoseconds since 1970-01-01T00:00Z.
     */
    public long serverTimeNs() {
        return ask(history.serverTime(), history::readServerTime);
    }

    /**
     * The rules of a symbol.
     *
     * @param symbol    as the venue writes it.
     * @param timeframe of its candles.
     * @return number 0.
     * @throws DownloadException where the venue does not trade it.
     */
    public Instrument instrument(final String symbol, final Timeframe timeframe) {
        final List<Instrument> found = new ArrayList<>();
        String words = "";
        for (final RestRequest request : history.instruments(List.of(symbol))) {
            final RestOutcome<List<Instrument>> outcome = firstQuestions.ask(request,
                body -> history.readInstruments(body, List.of(symbol), timeframe));
            if (outcome instanceof RestOutcome.Failed<List<Instrument>> failed) {
                requireRefusal(failed);
                words = " (" + failed.problem() + ")";
            } else {
                found.addAll(outcome.value().orElseThrow());
            }
        }
        if (found.isEmpty()) {
            throw unknown(symbol, words);
        }
        return found.get(0);
    }

    private void requireRefusal(final RestOutcome.Failed<?> failed) {
        if (failed.failure() != RestFailure.REFUSED) {
            throw failure(failed.failure(), failed.problem(), failed.pause());
        }
    }

    private DownloadException unknown(final String symbol, final String words) {
        final List<String> symbols = ask(history.symbols(), history::readSymbols);
        return new DownloadException(Category.USAGE, name + " does not trade '" + symbol + "' now" + words
            + (symbols.isEmpty() ? "" : "; did you mean " + String.join(" or ", NearestNames.of(symbol, symbols))
                + "?"));
    }

    private <T> T ask(final RestRequest request, final AnswerReader<T> reader) {
        final RestOutcome<T> outcome = firstQuestions.ask(request, reader);
        if (outcome instanceof RestOutcome.Failed<T> failed) {
            throw failure(failed.failure(), failed.problem(), failed.pause());
        }
        return outcome.value().orElseThrow();
    }

    /** Why it is not asked any more. */
    DownloadException failure(final RestFailure failure, final String problem, final Duration pause) {
        return new DownloadException(Category.NETWORK, failure == RestFailure.BANNED
            ? problem + ": this address is banned until " + later(pause) + ", come again then"
            : problem);
    }

    @Override
    public void close() {
        firstQuestions.cancel();
        client.cancel();
        transport.close();
    }
}

package io.tapedeck.gateways.rest;

import io.tapedeck.gateways.venue.RestAnswer;
import io.tapedeck.gateways.venue.RestRequest;
import io.tapedeck.gateways.venue.RestVerdict;
import io.tapedeck.gateways.venue.RestVerdict.Kind;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * Files that a venue publishes, each with its SHA-256 in another one beside it, called the same with {@code .CHECKSUM}
 * behind. What does not have its checksum is fetched once more, and then given up. One thread; waits.
 */
public final class DumpArchive {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int FETCHES = 2;
    private static final RestSettings PATIENCE =
        new RestSettings(4, Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMinutes(5));
    /** Files are not counted; a few a second are courteous. */
    private static final RequestBudget PACE = new RequestBudget(100, Duration.ofSeconds(20));

    private final RestClient client;

    /**
     * An archive.
     *
     * @param base      of its host, without a trailing slash.
     * @param transport to fetch by.
     * @param pace      of time.
     */
    public DumpArchive(final URI base, final RestTransport transport, final RestPace pace) {
        client = new RestClient(base, DumpArchive::judge, transport, PACE, PATIENCE, pace, base.hashCode());
    }

    private static RestVerdict judge(final RestAnswer answer) {
        final Kind kind = answer.status() == OK ? Kind.DONE
            : answer.status() == NOT_FOUND ? Kind.REFUSED : Kind.UNKNOWN;
        return new RestVerdict(kind, Duration.ZERO, -1, kind == Kind.DONE ? "" : "the archive answered "
            + answer.status());
    }

    /**
     * Fetches a file.
     *
     * @param path below the host.
     * @return its bytes, whose checksum is right; nothing where it is not published.
     */
    public RestOutcome<Optional<byte[]>> fetch(final String path) {
        for (int fetch = 0; fetch < FETCHES; fetch++) {
            final RestOutcome<byte[]> file = client.ask(new RestRequest(path, 1), body -> body);
            if (file instanceof RestOutcome.Failed<byte[]> failed) {
                return failed.failure() == RestFailure.REFUSED ? new RestOutcome.Answered<>(Optional.empty())
                    : failure(failed);
            }
            final RestOutcome<byte[]> sum = client.ask(new RestRequest(path + ".CHECKSUM", 1), body -> body);
            if (sum instanceof RestOutcome.Failed<byte[]> failed) {
                return failure(failed);
            }
            if (isSumOf(file.value().orElseThrow(), sum.value().orElseThrow())) {
                return new RestOutcome.Answered<>(file.value());
            }
        }
        return new RestOutcome.Failed<>(RestFailure.UNANSWERED, path + " came twice with another SHA-256 than the one "
            + "that is published beside it", Duration.ZERO);
    }

    private static RestOutcome<Optional<byte[]>> failure(final RestOutcome.Failed<byte[]> failed) {
        return new RestOutcome.Failed<>(failed.failure(), failed.problem(), failed.pause());
    }

    /** A line of sha256sum: the sum, blanks, the name. */
    private static boolean isSumOf(final byte[] file, final byte[] line) {
        final String sum = new String(line, StandardCharsets.US_ASCII).strip().split("\\s+")[0];
        return sum.toLowerCase(Locale.ROOT).equals(HexFormat.of().formatHex(sha256().digest(file)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package io.tapedeck.gateways.rest;

import io.tapedeck.gateways.venue.HistoryRow;
import io.tapedeck.gateways.venue.RestAnswer;
import io.tapedeck.gateways.venue.RestRequest;
import io.tapedeck.gateways.venue.SpanRequest;
import io.tapedeck.gateways.venue.SpanSource;
import io.tapedeck.gateways.venue.UnreadableAnswerException;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Against a naive venue in virtual time: whatever it does to the requests, what is fetched is what it has, and no more
 * is asked in a minute than it allows.
 */
class SpanBackfillTest {
    private static final long SEED = 20261128;
    private static final int SCHEDULES = 300;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MINUTE_NS = 60 * SECOND_NS;
    private static final int WEIGHT = 2;

    @Test
    void faultsChangeNothingButTheTimeThatItTakes() {
        int faults = 0;
        for (long seed = SEED; seed < SEED + SCHEDULES; seed++) {
            final NaiveVenue venue = new NaiveVenue(new SplittableRandom(seed));
            final long from = venue.random.nextLong(500);
            final long to = from + venue.random.nextLong(3_000);
            final List<Long> expected = venue.rows.stream().filter(row -> row >= from && row < to).toList();

            final List<Long> found = new ArrayList<>();
            long nextNs = from;
            BackfillResult result;
            do {
                final long before = nextNs;
                result = new SpanBackfill<>(venue, venue.client()).fill(nextNs, to,
                    (rows, next) -> {
                        rows.forEach(row -> found.add(row.timeNs()));
                        return venue.random.nextInt(50) > 0;
                    });
                nextNs = result.nextNs();
                venue.pace.sleep(result.pause().toNanos());
                assertTrue(nextNs >= before, "seed " + seed);
            } while (result.failure().isPresent() || nextNs < to);

            assertEquals(expected, found, "seed " + seed);
            assertEquals(expected.size(), found.size(), "seed " + seed);
            assertTrue(nextNs >= to, "seed " + seed);
            assertEquals(0, venue.broken, "asked more than is allowed, or during a ban: seed " + seed);
            faults += venue.faults;
        }
        assertTrue(faults > SCHEDULES, faults + " faults");
    }

    /** A venue as its documentation describes it, its clock virtual. */
    private static final class NaiveVenue implements SpanSource<HistoryRow>, RestTransport {
        private final SplittableRandom random;
        private final VirtualPace pace = new VirtualPace();
        private final TreeSet<Long> rows = new TreeSet<>();
        private final Deque<Long> sentNs = new ArrayDeque<>();
        private final RequestBudget budget;
        private final int allowed;
        private final int pageLength;
        private final long part;
        private final boolean newestFirst;
        private final int faultsInTen;
        private long closedUntilNs;
        private int faults;
        private int broken;

        NaiveVenue(final SplittableRandom random) {
            this.random = random;
            allowed = 10 + random.nextInt(100);
            budget = new RequestBudget(allowed, Duration.ofMinutes(1));
            pageLength = 1 + random.nextInt(50);
            newestFirst = random.nextBoolean();
            // One that gives the latest of a long span must be asked about no more than it gives.
            part = newestFirst ? pageLength : Long.MAX_VALUE;
            faultsInTen = random.nextInt(6);
            long row = random.nextLong(1_000);
            while (row < 3_500) {
                rows.add(row);
                row += random.nextInt(20) == 0 ? 1 + random.nextLong(400) : 1;
            }
        }

        RestClient client() {
            return new RestClient(URI.create("http://venue"), FakeJudge::judge, this, budget,
                RestSettings.ofHistory(), pace, random.nextLong());
        }

        @Override
        public SpanRequest request(final long fromNs, final long toNs) {
            final long endNs = toNs - fromNs > part ? fromNs + part : toNs;
            return new SpanRequest(new RestRequest("/rows/" + fromNs + "/" + endNs, WEIGHT), endNs);
        }

        @Override
        public RestAnswer get(final URI address) throws IOException {
            countRequest();
            if (random.nextInt(10) < faultsInTen) {
                faults++;
                return fault();
            }
            final String[] path = address.getPath().split("/");
            final List<Long> page = page(Long.parseLong(path[2]), Long.parseLong(path[3]));
            return answer(page.stream().map(String::valueOf).collect(Collectors.joining(" ")));
        }

        private void countRequest() {
            while (!sentNs.isEmpty() && sentNs.peekFirst() <= pace.nowNs() - MINUTE_NS) {
                sentNs.removeFirst();
            }
            sentNs.addLast(pace.nowNs());
            // Two fixed windows touch at most in a window that slides.
            if (sentNs.size() * WEIGHT > 2 * allowed || pace.nowNs() < closedUntilNs) {
                broken++;
            }
        }

        private List<Long> page(final long from, final long to) {
            final List<Long> asked = new ArrayList<>(rows.subSet(from, Math.max(from, to)));
            final int most = faultsInTen > 0 && random.nextInt(5) == 0 ? 1 + random.nextInt(pageLength) : pageLength;
            final List<Long> page = new ArrayList<>(asked.subList(0, Math.min(most, asked.size())));
            if (newestFirst) {
                page.sort((one, other) -> Long.compare(other, one));
            }
            return page;
        }

        private RestAnswer fault() throws IOException {
            return switch (random.nextInt(6)) {
                case 0 -> closed(429, 1 + random.nextInt(90));
                case 1 -> closed(418, 120 + random.nextInt(600));
                case 2 -> new RestAnswer(503, Map.of(), new byte[0]);
                case 3 -> answer("garb");
                case 4 -> throw new SocketTimeoutException("timeout");
                default -> throw new IOException("connection reset");
            };
        }

        private RestAnswer closed(final int status, final int seconds) {
            closedUntilNs = pace.nowNs() + seconds * SECOND_NS;
            return new RestAnswer(status, Map.of("retry-after", Integer.toString(seconds)), new byte[0]);
        }

        private static RestAnswer answer(final String text) {
            return new RestAnswer(200, Map.of(), text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public List<HistoryRow> read(final byte[] body) {
            final String text = new String(body, StandardCharsets.UTF_8);
            final List<HistoryRow> read = new ArrayList<>();
            for (final String row : text.isEmpty() ? new String[0] : text.split(" ")) {
                if (!row.matches("\\d+")) {
                    throw new UnreadableAnswerException("no number");
                }
                read.add(new HistoryRow(Long.parseLong(row), List.of()));
            }
            return read;
        }

        @Override
        public long timeNs(final HistoryRow row) {
            return row.timeNs();
        }

        @Override
        public long stepNs() {
            return 1;
        }

        @Override
        public void cancel() {
        }
    }
}

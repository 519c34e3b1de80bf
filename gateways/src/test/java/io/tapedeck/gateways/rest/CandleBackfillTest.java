package io.tapedeck.gateways.rest;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.VenueTerms;
import io.tapedeck.gateways.venue.RestAnswer;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;

import static io.tapedeck.gateways.rest.FakeHistory.MINUTE;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Against a venue that has some minutes of candles, gives a page of them at a time, and fails now and then. */
class CandleBackfillTest {
    private static final Instrument INSTRUMENT = new Instrument(0, "fake", "BTCUSDT", "USDT", Timeframe.M1, 2, 5, 1, 1,
        VenueTerms.spot(500_000_000L, 100_000));
    private static final long SEED = 11;

    @Test
    void fetchesEveryClosedCandleOnceInOrder() {
        final PagedVenue venue = new PagedVenue(10);
        for (long minute = 100; minute < 200; minute++) {
            venue.minutes.add(minute);
        }
        final List<Long> found = new ArrayList<>();
        final BackfillResult result = venue.fill(new CandleSpan(50 * MINUTE, 300 * MINUTE, 180 * MINUTE + 1), found);
        assertEquals(venue.minutes.stream().filter(minute -> minute < 180).toList(), found);
        assertEquals(BackfillResult.ofWhole(80, 180 * MINUTE), result);
        assertEquals(8, venue.requests, "the last page reaches the end of the span");
    }

    @Test
    void anAnswerAboutTheWholeSpanWithNothingInItIsTheLast() {
        final PagedVenue venue = new PagedVenue(10);
        venue.minutes.add(5L);
        final List<Long> found = new ArrayList<>();
        assertEquals(BackfillResult.ofWhole(1, 100 * MINUTE),
            venue.fill(new CandleSpan(0, 100 * MINUTE, 1_000 * MINUTE), found));
        assertEquals(2, venue.requests);
    }

    /** A venue that stood still, or a symbol that is younger than the span. */
    @Test
    void anAnswerAboutAPartWithNothingInItIsPassedOver() {
        final PagedVenue venue = new PagedVenue(10);
        venue.partNs = 10 * MINUTE;
        venue.minutes.addAll(List.of(35L, 36L, 71L));
        final List<Long> found = new ArrayList<>();
        assertEquals(BackfillResult.ofWhole(3, 100 * MINUTE),
            venue.fill(new CandleSpan(0, 100 * MINUTE, 1_000 * MINUTE), found));
        assertEquals(List.of(35L, 36L, 71L), found);
    }

    @Test
    void handsOnNothingOfAPageThatCannotBeRead() {
        final PagedVenue venue = new PagedVenue(10);
        venue.garbage = "1 2 what";
        final List<Long> found = new ArrayList<>();
        final BackfillResult result = venue.fill(new CandleSpan(0, 100 * MINUTE, 1_000 * MINUTE), found);
        assertEquals(List.of(), found);
        assertEquals(Optional.of(RestFailure.UNANSWERED), result.failure());
        assertEquals("Gave up after 8 tries, the last: no usable answer from http://venue/candles/0/100: no minute.",
            result.problem());
    }

    /** Any minutes, pages, faults, overlaps and disorder, taken up again wherever it ended: each closed minute once. */
    @Test
    void findsTheSameHoweverOftenItIsInterrupted() {
        for (int schedule = 0; schedule < 500; schedule++) {
            final SplittableRandom random = new SplittableRandom(SEED + schedule);
            final PagedVenue venue = new PagedVenue(1 + random.nextInt(20));
            venue.faults = random;
            venue.partNs = random.nextBoolean() ? Long.MAX_VALUE / 2 : (1 + random.nextInt(20)) * MINUTE;
            for (int candle = 0; candle < 200; candle++) {
                venue.minutes.add(random.nextLong(400));
            }
            final long from = random.nextLong(200);
            final long to = from + random.nextLong(300);
            final List<Long> found = new ArrayList<>();
            long nextNs = from * MINUTE;
            BackfillResult result;
            do {
                result = venue.fill(new CandleSpan(nextNs, to * MINUTE, 350 * MINUTE), found);
                nextNs = result.nextNs();
            } while (result.failure().isPresent());
            final List<Long> expected = venue.minutes.stream()
                .filter(minute -> minute >= from && minute < to && minute < 350).toList();
            assertEquals(expected, found, "seed " + (SEED + schedule));
        }
    }

    private static final class PagedVenue implements RestTransport {
        private final TreeSet<Long> minutes = new TreeSet<>();
        private final int pageLength;
        private SplittableRandom faults;
        private long partNs = Long.MAX_VALUE / 2;
        private String garbage = "";
        private int requests;

        PagedVenue(final int pageLength) {
            this.pageLength = pageLength;
        }

        BackfillResult fill(final CandleSpan span, final List<Long> found) {
            final FakeHistory history = new FakeHistory(partNs);
            final RestClient client = new RestClient(URI.create("http://venue"), history::judge, this,
                new RequestBudget(1_000, Duration.ofMinutes(1)),
                new RestSettings(faults == null ? 8 : 1, Duration.ofSeconds(1), Duration.ofSeconds(60),
                    Duration.ofMinutes(5)), new VirtualPace(), SEED);
            return new CandleBackfill(history, client).fill(INSTRUMENT, span,
                candle -> found.add(candle.openTimeNs() / FakeHistory.MINUTE));
        }

        @Override
        public RestAnswer get(final URI address) throws IOException {
            requests++;
            if (faults != null && faults.nextInt(4) == 0) {
                throw new IOException("no route");
            }
            final String[] path = address.getPath().split("/");
            final long from = Long.parseLong(path[2]);
            final List<Long> page = new ArrayList<>(minutes.subSet(from, Long.parseLong(path[3])).stream()
                .limit(pageLength).toList());
            if (faults != null && !page.isEmpty() && minutes.lower(from) != null) {
                page.add(minutes.lower(from));
                Collections.reverse(page);
            }
            final String body = garbage.isEmpty()
                ? page.stream().map(String::valueOf).collect(Collectors.joining(" ")) : garbage;
            return new RestAnswer(200, Map.of(), body.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void cancel() {
        }
    }
}

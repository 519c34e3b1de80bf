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

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Against a venue that has some trades, gives a page of them at a time in any order, and fails now and then. */
class TradeBackfillTest {
    private static final Instrument INSTRUMENT = new Instrument(0, "fake", "BTCUSDT", "USDT", Timeframe.M1, 2, 5, 1, 1,
        VenueTerms.spot(500_000_000L, 100_000));
    private static final long SEED = 17;

    private final TreeSet<Long> ids = new TreeSet<>();
    private final List<Long> found = new ArrayList<>();
    private int pageLength = 10;
    private int requests;
    private int failures;

    private Optional<String> fill(final long fromId, final long toId) {
        final FakeHistory history = new FakeHistory(Long.MAX_VALUE);
        final RestClient client = new RestClient(URI.create("http://venue"), history::judge, new PagedVenue(),
            new RequestBudget(1_000, Duration.ofMinutes(1)), RestSettings.ofPresent(), new VirtualPace(), SEED);
        return new TradeBackfill(history, client).fill(INSTRUMENT, fromId, toId, trade -> found.add(trade.tradeId()));
    }

    @Test
    void fetchesThoseOfTheSpanPageByPage() {
        for (long id = 0; id < 100; id++) {
            ids.add(id);
        }
        assertEquals(Optional.empty(), fill(20, 55));
        assertEquals(List.copyOf(ids.subSet(20L, 55L)), found);
        assertEquals(4, requests);
    }

    @Test
    void aFailureIsASentence() {
        failures = 3;
        assertEquals(Optional.of("Gave up after 3 tries, the last: no usable answer from http://venue/trades/5: no "
            + "route."), fill(5, 9));
        failures = 2;
        assertEquals(Optional.empty(), fill(5, 9));
    }

    @Test
    void findsAllThatTheVenueHasInOrderWhateverItsPages() {
        for (int seed = 0; seed < 300; seed++) {
            final SplittableRandom random = new SplittableRandom(SEED + seed);
            ids.clear();
            found.clear();
            pageLength = 1 + random.nextInt(20);
            for (int trade = 0; trade < 200; trade++) {
                ids.add(random.nextLong(300));
            }
            final long from = random.nextLong(200);
            final long to = from + random.nextLong(100);
            failures = random.nextInt(3);
            assertEquals(Optional.empty(), fill(from, to));
            assertEquals(List.copyOf(ids.subSet(from, to)), found, "seed " + (SEED + seed));
        }
    }

    private final class PagedVenue implements RestTransport {
        @Override
        public RestAnswer get(final URI address) throws IOException {
            requests++;
            if (failures > 0) {
                failures--;
                throw new IOException("no route");
            }
            final long from = Long.parseLong(address.getPath().split("/")[2]);
            final List<Long> page = new ArrayList<>(ids.tailSet(from).stream().limit(pageLength).toList());
            Collections.reverse(page);
            return new RestAnswer(200, Map.of(), page.stream().map(String::valueOf).collect(Collectors.joining(" "))
                .getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void cancel() {
        }
    }
}

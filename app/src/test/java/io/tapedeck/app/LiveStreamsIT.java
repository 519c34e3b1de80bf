package io.tapedeck.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a daemon takes in besides candles, over real sockets from a venue to practise on. */
class LiveStreamsIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;
    private Launcher launcher;

    @BeforeEach
    void begin() {
        launcher = new Launcher(directory);
    }

    private void makeATape(final String symbol, final String seed, final String to)
        throws IOException, InterruptedException {
        launcher.run("data", "sample", "--symbol", symbol, "--seed", seed, "--to", to).requireDone();
    }

    private List<JsonNode> recorded(final String types) throws IOException, InterruptedException {
        final List<JsonNode> messages = new ArrayList<>();
        for (final String line : launcher.run("journal", "cat", "session", "--json", "--type", types).requireDone()
            .lines()) {
            messages.add(JSON.readTree(line));
        }
        return messages;
    }

    private JsonNode verified() throws IOException, InterruptedException {
        final JsonNode found = launcher.run("replay", "--verify", "session", "--json").requireDone().json();
        assertTrue(found.get("identical").asBoolean(), found.toString());
        return found;
    }

    /** What does not fit into the ring at this speed is a gap that tells how much it was: the sum must be right. */
    @Test
    void lostTradesAreFetchedFirstAndOpenInterestIsAskedFor() throws IOException, InterruptedException {
        makeATape("SAMPLEUSDT", "2", "2022-01-02");
        try (PracticeVenue venue = PracticeVenue.open(launcher, directory, "--to", "2022-01-01T03:00",
            "--faults", "seed=7,gap=0.01")) {
            venue.follow("venue: binance-usdm\nsymbols: [SAMPLEUSDT]\n"
                + "streams: [candles, trades, open-interest]",
                "{name: sma-cross, timeframe: 1h, parameters: {fast: 5, slow: 20}}");
        }
        long last = 0;
        long left = 0;
        int fetched = 0;
        for (final JsonNode message : recorded("MarketTrade,GapMarker")) {
            final JsonNode fields = message.get("fields");
            if (message.get("message").asText().equals("GapMarker")) {
                assertEquals("RING_FULL", fields.get("cause").asText(), message.toString());
                left += fields.get("missing").asLong();
            } else {
                assertTrue(fields.get("tradeId").asLong() > last, message.toString());
                left -= fields.get("tradeId").asLong() - last - 1;
                last = fields.get("tradeId").asLong();
                fetched += fields.get("flags").toString().contains("backfilled") ? 1 : 0;
            }
        }
        assertEquals(0, left, "trades that are missing are told");
        final List<JsonNode> interest = recorded("OpenInterest");
        assertFalse(interest.isEmpty(), "no stream tells it: it is asked for");
        assertEquals(10_000, interest.get(0).at("/fields/openInterest").asDouble());
        assertTrue(last > 2_000 && fetched > 10, last + " trades, " + fetched + " fetched");
        verified();
    }

    /** A timer stands behind the candles of both symbols at every hour, in live as in a backtest. */
    @Test
    void oneStrategyOverTwoSymbolsDecidesWhatItsBacktestDecides() throws IOException, InterruptedException {
        makeATape("AAUSDT", "5", "2022-01-05");
        makeATape("BBUSDT", "6", "2022-01-05");
        try (PracticeVenue venue = PracticeVenue.open(launcher, directory, "--symbols", "AAUSDT,BBUSDT")) {
            venue.follow("venue: binance\nsymbols: [AAUSDT, BBUSDT]\nstreams: [candles]",
                "{name: momentum-scanner, timeframe: 1h, parameters: {momentum: 6, holdings: 1, tolerance: 0}}");
        }
        final JsonNode found = verified();
        final JsonNode backtest = launcher.run("replay", "--symbols", "AAUSDT,BBUSDT", "--strategy", "momentum-scanner",
            "--param", "momentum=6", "--param", "holdings=1", "--param", "tolerance=0", "--record", "none", "--json")
            .requireDone().json();
        assertTrue(backtest.get("trades").asLong() > 3, backtest.toString());
        assertEquals(4 * 24, recorded("Timer").size());
        assertEquals(backtest.at("/digest/decisions").asText(), found.get("replayedDigests").asText().split("/")[0]);
    }
}

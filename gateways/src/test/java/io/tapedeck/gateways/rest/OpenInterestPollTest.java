package io.tapedeck.gateways.rest;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.LiquidationRule;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.VenueTerms;
import io.tapedeck.gateways.market.CandleUpdate;
import io.tapedeck.gateways.market.MarkPriceUpdate;
import io.tapedeck.gateways.market.MarketDataListener;
import io.tapedeck.gateways.market.OpenInterestUpdate;
import io.tapedeck.gateways.market.QuoteUpdate;
import io.tapedeck.gateways.market.TradeUpdate;
import io.tapedeck.gateways.venue.RestAnswer;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OpenInterestPollTest {
    private final List<String> told = new ArrayList<>();
    private boolean isSilent;

    private static Instrument instrument(final int id, final String symbol, final VenueTerms terms) {
        return new Instrument(id, "fake", symbol, "USDT", Timeframe.M1, 2, 5, 1, 1, terms);
    }

    private static Instrument contract(final int id, final String symbol) {
        return instrument(id, symbol, VenueTerms.perpetual(0, LiquidationRule.MARK_NOTIONAL, 0));
    }

    private OpenInterestPoll poll(final Instrument... instruments) {
        final FakeHistory history = new FakeHistory(Long.MAX_VALUE);
        final RestClient client = new RestClient(URI.create("http://venue"), history::judge, new Interests(),
            new RequestBudget(1_000, Duration.ofMinutes(1)), RestSettings.ofPresent(), new VirtualPace(), 1);
        return new OpenInterestPoll(history, client, List.of(instruments), new Told(), told::add);
    }

    @Test
    void asksForEveryContractEachTime() {
        final OpenInterestPoll poll = poll(contract(0, "AB"), contract(1, "ABCD"),
            instrument(2, "SPOT", VenueTerms.spot(0, 0)));
        poll.run();
        poll.run();
        assertTrue(poll.isNeeded());
        assertEquals(List.of("0 holds 2", "1 holds 4", "0 holds 2", "1 holds 4"), told);
    }

    @Test
    void whereStreamsTellEverythingThereIsNothingToDo() {
        assertFalse(poll(instrument(0, "SPOT", VenueTerms.spot(0, 0))).isNeeded());
    }

    @Test
    void aVenueThatDoesNotAnswerIsToldOnce() {
        final OpenInterestPoll poll = poll(contract(0, "AB"));
        isSilent = true;
        poll.run();
        poll.run();
        isSilent = false;
        poll.run();
        isSilent = true;
        poll.run();
        final String lost = "the open interest of AB is not known any more: Gave up after 3 tries, the last: no usable "
            + "answer from http://venue/interest/AB: no route.";
        assertEquals(List.of(lost, "0 holds 2", lost), told);
    }

    /** As many contracts as the symbol has letters. */
    private final class Interests implements RestTransport {
        @Override
        public RestAnswer get(final URI address) throws IOException {
            if (isSilent) {
                throw new IOException("no route");
            }
            return new RestAnswer(200, Map.of(), String.valueOf(address.getPath().split("/")[2].length())
                .getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void cancel() {
        }
    }

    private final class Told implements MarketDataListener {
        @Override
        public void onTrade(final TradeUpdate trade) {
        }

        @Override
        public void onCandle(final CandleUpdate candle) {
        }

        @Override
        public void onQuote(final QuoteUpdate quote) {
        }

        @Override
        public void onMarkPrice(final MarkPriceUpdate mark) {
        }

        @Override
        public void onOpenInterest(final OpenInterestUpdate openInterest) {
            told.add(openInterest.instrumentId() + " holds " + openInterest.openInterest());
        }
    }
}

package io.tapedeck.loopback.script;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.loopback.PracticeTape;
import io.tapedeck.loopback.market.CandleList;
import io.tapedeck.loopback.market.MarketPast;
import io.tapedeck.loopback.market.Print;
import io.tapedeck.loopback.market.ServedCandle;
import io.tapedeck.loopback.market.ServedMarket;
import io.tapedeck.loopback.script.MarketEvent.CandleChanged;
import io.tapedeck.loopback.script.MarketEvent.TradePrinted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The script of a market against the tape that it tells. */
class MarketScriptTest {
    private static final long FOREVER = Long.MAX_VALUE;

    private static List<MarketEvent> play(final EventStream script) {
        final List<MarketEvent> events = new ArrayList<>();
        for (Optional<MarketEvent> event = script.next(); event.isPresent(); event = script.next()) {
            events.add(event.get());
        }
        return events;
    }

    private static List<ServedCandle> closed(final List<MarketEvent> events, final Timeframe timeframe) {
        return events.stream().filter(CandleChanged.class::isInstance).map(CandleChanged.class::cast)
            .filter(event -> event.closed() && event.candle().timeframe() == timeframe)
            .map(CandleChanged::candle).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void everyCandleAndTradeOfTheTapeIsToldOnce(final long seed) {
        final List<ServedCandle> candles = PracticeTape.candles(seed, 900);
        final ServedMarket market = new CandleList(candles).market("BTCUSDT");
        final List<MarketEvent> events = play(new MarketScript(market, 0, FOREVER));
        final List<Print> prints = events.stream().filter(TradePrinted.class::isInstance)
            .map(event -> ((TradePrinted) event).print()).toList();

        assertEquals(candles, closed(events, Timeframe.M1), "seed " + seed);
        assertEquals(market.prints().from(1, Integer.MAX_VALUE), prints, "seed " + seed);
        for (int index = 0; index < events.size(); index++) {
            assertEquals(index + 1, events.get(index).number());
            assertTrue(index == 0 || events.get(index).timeMs() >= events.get(index - 1).timeMs(), "seed " + seed);
        }
    }

    /** Wherever the script begins, and whatever is missing at the boundary. */
    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43})
    void longerCandlesCloseOnTheirBoundaries(final long seed) {
        final List<ServedCandle> candles = PracticeTape.candles(seed, 900);
        final ServedMarket market = new CandleList(candles).market("BTCUSDT");
        final long fromMs = PracticeTape.START_MS + 77 * PracticeTape.MINUTE_MS;
        final List<MarketEvent> events = play(new MarketScript(market, fromMs, FOREVER));
        final long lastMs = events.get(events.size() - 1).timeMs();
        for (final Timeframe timeframe : List.of(Timeframe.M5, Timeframe.M15, Timeframe.H1, Timeframe.H4)) {
            final List<ServedCandle> expected = new MarketPast(market, lastMs)
                .earliest(timeframe, 0, Long.MAX_VALUE / 2_000_000, Integer.MAX_VALUE).stream()
                .filter(candle -> candle.closeMs() > fromMs && candle.closeMs() <= lastMs).toList();
            assertEquals(expected, closed(events, timeframe), "seed " + seed + " " + timeframe);
        }
        events.stream().filter(CandleChanged.class::isInstance).map(CandleChanged.class::cast)
            .filter(CandleChanged::closed).forEach(event -> assertEquals(event.candle().closeMs(), event.timeMs()));
    }

    @Test
    void whatGrowsIsWhatRestTellsAtThatMoment() {
        final ServedMarket market = new CandleList(PracticeTape.candles(51, 200)).market("BTCUSDT");
        int growing = 0;
        for (final MarketEvent event : play(new MarketScript(market, 0, FOREVER))) {
            if (event instanceof CandleChanged change && !change.closed()) {
                final List<ServedCandle> seen = new MarketPast(market, event.timeMs())
                    .latest(change.candle().timeframe(), 0, event.timeMs(), 1);
                assertEquals(List.of(change.candle()), seen);
                growing++;
            }
        }
        assertTrue(growing > 1000, growing + " only");
    }

    @Test
    void aSpanIsToldFromItsFirstCandleToTheLastThatOpensInIt() {
        final ServedMarket market = new CandleList(PracticeTape.candles(61, 60)).market("BTCUSDT");
        final long fromMs = market.candles().get(10).openMs();
        final long toMs = market.candles().get(20).openMs();

        final List<ServedCandle> closed = closed(play(new MarketScript(market, fromMs, toMs)), Timeframe.M1);

        assertEquals(10, closed.size());
        assertEquals(fromMs, closed.get(0).openMs());
        assertEquals(List.of(), play(new MarketScript(market, FOREVER, FOREVER)));
    }

    @Test
    void severalMarketsAreToldByTimeThenByTheirOrder() {
        final ServedMarket first = new CandleList(PracticeTape.candles(71, 100)).market("BTCUSDT");
        final ServedMarket second = new CandleList(PracticeTape.candles(72, 100)).market("ETHUSDT");

        final List<MarketEvent> merged = play(new MergedScripts(List.of(new MarketScript(first, 0, FOREVER),
            new MarketScript(second, 0, FOREVER))));

        assertEquals(play(new MarketScript(first, 0, FOREVER)),
            merged.stream().filter(event -> event.market() == first).toList());
        for (int index = 1; index < merged.size(); index++) {
            final MarketEvent before = merged.get(index - 1);
            final MarketEvent event = merged.get(index);
            assertTrue(before.timeMs() < event.timeMs() || before.timeMs() == event.timeMs()
                && (before.market() == event.market() || before.market() == first), "at " + index);
        }
    }
}

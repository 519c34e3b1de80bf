package io.tapedeck.strategies.scanner;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.rehearsal.Bar;
import io.tapedeck.engine.rehearsal.Rehearsal;
import io.tapedeck.engine.rehearsal.RehearsedMarket;
import io.tapedeck.engine.strategy.Parameters;
import io.tapedeck.engine.strategy.StrategyPlan;
import io.tapedeck.strategies.StrategyContract;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The best two of four symbols by the change over two candles. */
class MomentumScannerTest {
    private static final MomentumScannerProvider PROVIDER = new MomentumScannerProvider();
    private static final double[] START = {100, 100, 100, 100};
    private static final List<String> BEST = List.of("2 OPEN_LONG A", "2 OPEN_LONG B");

    private static Parameters parameters(final String... more) {
        final Map<String, String> wishes = new TreeMap<>(Map.of("momentum", "2", "holdings", "2", "tolerance", "0",
            "volume-candles", "1", "volatility-candles", "2", "correlation-candles", "2"));
        for (int index = 0; index < more.length; index += 2) {
            wishes.put(more[index], more[index + 1]);
        }
        return PROVIDER.parameters().resolve(wishes);
    }

    private static Rehearsal market(final RehearsedMarket market, final String... more) {
        final Parameters parameters = parameters(more);
        return Rehearsal.of(market, StrategyPlan.of(PROVIDER.needsOf(parameters, Timeframe.H1),
            () -> PROVIDER.createFrom(parameters, Timeframe.H1)));
    }

    private static Rehearsal market(final String... more) {
        return market(RehearsedMarket.spot("A", "B", "C", "D"), more);
    }

    private static Rehearsal moments(final Rehearsal market, final double[]... moments) {
        for (final double[] prices : moments) {
            market.bars(Arrays.stream(prices).mapToObj(Bar::flat).toArray(Bar[]::new));
        }
        return market;
    }

    private static double[] prices(final double... prices) {
        return prices;
    }

    /** A rose by 10 %, B by 5 %, C by 2 %, and D fell. */
    private static Rehearsal ranked(final String... more) {
        return moments(market(more), START, START, prices(110, 105, 102, 99));
    }

    @Test
    void theBestAreBought() {
        assertEquals(BEST, ranked().signals());
    }

    @Test
    void eachGetsAnEqualShare() {
        assertEquals(List.of("3 BUY 40 A at 100 ENTRY", "3 BUY 40 B at 100 ENTRY"),
            moments(ranked("allocation", "0.8"), START).fills());
    }

    @Test
    void ofEqualOnesTheLowerNumberIsBetter() {
        assertEquals(BEST, moments(market(), START, START, prices(110, 110, 110, 110)).signals());
    }

    @Test
    void whatFellOutIsSoldAndItsPlaceTakenACandleLater() {
        final Rehearsal market = ranked();
        market.signals();

        // C 20 %, A 10 %, B 5 %; then C 17.6 % and the others 0
        assertEquals(List.of("3 CLOSE B"), moments(market, prices(110, 105, 120, 99)).signals());
        assertEquals(List.of("4 OPEN_LONG C"), moments(market, prices(110, 105, 120, 99)).signals());
        assertEquals(List.of(), market.refusals());
    }

    @Test
    void withinTheToleranceAHeldOneStaysAndKeepsItsPlace() {
        final Rehearsal market = ranked("tolerance", "1");
        market.signals();

        assertEquals(List.of(), moments(market, prices(110, 105, 120, 99), prices(110, 105, 120, 99)).signals());
    }

    @Test
    void theFreeCashIsEnoughForAPlaceThatCostsMoreThanWasSold() {
        final Rehearsal market = ranked();
        moments(market, prices(110, 105, 120, 99), prices(220, 105, 130, 99));
        moments(market, prices(220, 105, 140, 99));

        assertEquals(List.of("3 BUY 45.4545 A at 110 ENTRY", "3 BUY 47.619 B at 105 ENTRY",
            "4 SELL 47.619 B at 105 SIGNAL", "5 BUY 35.7143 C at 140 ENTRY"), market.fills());
        assertEquals(List.of(), market.refusals());
    }

    private static Bar thin(final double price) {
        return new Bar(price, price, price, price, 1);
    }

    @Test
    void aThinMarketIsPassedOver() {
        final Rehearsal market = moments(market("minimum-quote-volume", "1000"), START, START);
        market.bars(thin(110), Bar.flat(105), Bar.flat(102), Bar.flat(99));
        assertEquals(List.of("2 OPEN_LONG B", "2 OPEN_LONG C"), market.signals());

        market.bars(thin(110), thin(105), Bar.flat(102), Bar.flat(99));
        assertEquals(List.of("3 CLOSE B"), market.signals());
    }

    @Test
    void anUnknownQuoteVolumeIsVolumeTimesClose() {
        final Rehearsal market = moments(market("minimum-quote-volume", "1050"), START, START);
        final double unknown = Double.NaN;
        market.bars(new Bar(110, 110, 110, 110, 9.5, unknown), new Bar(105, 105, 105, 105, 10, unknown),
            new Bar(102, 102, 102, 102, 11, unknown), new Bar(99, 99, 99, 99, 10.6, unknown));

        assertEquals(List.of("2 OPEN_LONG B", "2 OPEN_LONG C"), market.signals());
    }

    @Test
    void volatilityIsHeldBetweenItsBounds() {
        // 6.31, 3.23, 1.31 and 0.67 a year
        assertEquals(List.of("2 OPEN_LONG B", "2 OPEN_LONG C"), ranked("maximum-volatility", "5").signals());
        assertEquals(List.of("2 OPEN_LONG A"), ranked("minimum-volatility", "4").signals());
    }

    private static Rehearsal capitalised(final String minimum) {
        final Rehearsal market = market("minimum-capitalisation", minimum).capitalisation(0, 2_000)
            .capitalisation(1, 500).capitalisation(3, 1_000);
        return moments(market, START, START, prices(110, 105, 102, 99));
    }

    @Test
    void smallAndUnknownAssetsArePassedOverWhereALeastWorthIsAskedFor() {
        assertEquals(List.of("2 OPEN_LONG A", "2 OPEN_LONG D"), capitalised("1000").signals());
        assertEquals(BEST, capitalised("0").signals());
    }

    /** A and B move together, C against them, D not at all; over all of it B won 10 % and C 5 %. */
    private static Rehearsal correlated(final String reference, final String maximum) {
        return moments(market("reference", reference, "maximum-correlation", maximum), START,
            prices(110, 120, 95, 100), prices(100, 110, 105, 100));
    }

    @Test
    void whatGoesWithTheReferenceIsPassedOverButNotTheReferenceItself() {
        assertEquals(List.of("2 OPEN_LONG C", "2 OPEN_LONG A"), correlated("A", "0.5").signals());
        assertEquals(List.of("2 OPEN_LONG B", "2 OPEN_LONG C"), correlated("A", "1").signals());
    }

    @Test
    void theReferenceIsNeededOnlyWhereItIsComparedWith() {
        assertEquals(List.of(), PROVIDER.needsOf(parameters(), Timeframe.H1).symbols());
        assertEquals(List.of("BTCUSDT"),
            PROVIDER.needsOf(parameters("maximum-correlation", "0.9"), Timeframe.H1).symbols());
    }

    @Test
    void nothingIsBoughtDuringTheWarmUp() {
        assertEquals(List.of(), moments(market(), START, prices(110, 105, 102, 99)).signals());
    }

    @Test
    void aSymbolWithoutEnoughCandlesIsNotRanked() {
        final Rehearsal market = moments(market(), prices(100), prices(100, 100), prices(90, 100, 100));
        assertEquals(List.of("2 OPEN_LONG A"), market.signals());
        assertEquals(List.of("3 OPEN_LONG B"), moments(market, prices(90, 101, 500, 500)).signals());
    }

    @Test
    void aSymbolWithoutAPresentCandleIsNeitherSoldNorReplaced() {
        final Rehearsal market = ranked();
        market.signals();
        assertEquals(List.of(), moments(market, prices(110)).signals());
    }

    @Test
    void theFiguresStandBehindTheSignal() {
        final Rehearsal market = market("reference", "A", "maximum-correlation", "0.5", "holdings", "1");
        moments(market, START, prices(110, 120, 95, 100), prices(100, 110, 105, 100));

        assertEquals(List.of("rank 1.0", "momentum 5.0", "quote volume 105000.0", "volatility 10.02",
            "correlation -1.0"), market.notes().stream().map(MomentumScannerTest::rounded).toList());
    }

    private static String rounded(final String note) {
        final int space = note.lastIndexOf(' ');
        return note.substring(0, space + 1)
            + Math.round(Double.parseDouble(note.substring(space + 1)) * 100) / 100.0;
    }

    @Test
    void aFrameHoldsTheSignalsOfTenHoldings() {
        final RehearsedMarket wide = RehearsedMarket.spot(IntStream.range(0, 20)
            .mapToObj(id -> "S" + (char) ('A' + id)).toArray(String[]::new));
        final Rehearsal market = market(wide, "holdings", "10", "correlation-candles", "5", "reference",
            "SA", "maximum-correlation", "0.99999");
        final SplittableRandom random = new SplittableRandom(5);
        for (int index = 0; index < 5; index++) {
            moments(market, random.doubles(20, 98, 102).toArray());
        }
        final double[] later = IntStream.range(0, 20).mapToDouble(id -> id < 10 ? 110 + id : 90).toArray();
        final double[] turned = IntStream.range(0, 20).mapToDouble(id -> id < 10 ? 50 : 190).toArray();
        moments(market, later);
        assertEquals(Collections.nCopies(10, "OPEN_LONG"), kinds(market));
        moments(market, turned);

        assertEquals(Collections.nCopies(10, "CLOSE"), kinds(market));
        assertEquals(List.of(), market.failures());
    }

    private static List<String> kinds(final Rehearsal market) {
        return market.signals().stream().map(signal -> signal.split(" ")[1]).toList();
    }

    @Test
    void itKeepsTheContract() {
        StrategyContract.of(PROVIDER).on(RehearsedMarket.spot("A", "B", "C", "D")).with("momentum", "5", "holdings",
            "2", "tolerance", "0", "volume-candles", "5", "minimum-quote-volume", "100000", "volatility-candles", "5",
            "reference", "A", "correlation-candles", "10", "maximum-correlation", "0.6").candles(400).staysIn().holds();
    }
}

package io.tapedeck.replay.state;

import io.tapedeck.engine.event.codec.FillDecoder;
import io.tapedeck.engine.event.codec.OrderIntentDecoder;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.replay.report.Decimals;
import io.tapedeck.replay.run.ReplayHarness;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.run.RunTape;
import io.tapedeck.replay.run.UnusableRequestException;
import io.tapedeck.replay.run.Verification;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A state that is rebuilt says what the tape says, and does not depend on the way to it. */
class RunStatesTest {
    private static final long SEED = 20_221_108;
    private static final int MOMENTS = 20;
    private static final int WALKS = 10;
    /** Farther than the first states that are kept lie apart. */
    private static final int LONGEST_WALK = 100;
    private static final long INITIAL_CASH = 10_000 * FixedPoint.ONE;

    @TempDir
    private static Path directory;

    private static ReplayHarness harness;

    @BeforeAll
    static void recordRuns() {
        harness = new ReplayHarness(directory.resolve("journal")).sample("BTCUSDT", 7, 20);
        record("sma-cross", ReplayHarness.with(ReplayHarness.smaCross(),
            "parameter.fast", "5", "parameter.slow", "20"));
        record("every-exit", ReplayHarness.with(ReplayHarness.smaCross(), "strategy", "every-exit",
            "trading.account", "CROSS_MARGIN", "trading.leverage", "2"));
    }

    private static void record(final String name, final ReplaySpec spec) {
        harness.record(spec, ThreadMode.INLINE, RecordLevel.ALL, directory.resolve(name));
    }

    private static Verification recorded(final String run) {
        return new Verification(RunTape.of(directory.resolve(run)), harness.catalogue(), StrategyCatalogue.load());
    }

    private static RunState at(final RunStates states, final long sequence) {
        states.goTo(Moment.behind(sequence));
        assertTrue(states.checked().isSound(), states.checked().sentence());
        return states.present();
    }

    private static long end(final RunStates states) {
        return at(states, Long.MAX_VALUE).sequence();
    }

    /** In no order, so that it goes back and forth; behind orders and fills, and anywhere. */
    private static List<Long> moments(final Verification recorded, final Random random) {
        final List<Long> moments = new ArrayList<>();
        for (final Set<Integer> messages : List.of(Set.of(OrderIntentDecoder.TEMPLATE_ID),
            Set.of(FillDecoder.TEMPLATE_ID), TapeFold.ANY_MESSAGE)) {
            final List<Long> frames = TapeFold.framesWith(recorded.tape(), messages);
            Collections.shuffle(frames, random);
            moments.addAll(frames.subList(0, Math.min(MOMENTS, frames.size())));
        }
        Collections.shuffle(moments, random);
        return moments;
    }

    private static Map<?, ?> symbol(final RunState state) {
        return (Map<?, ?>) ((List<?>) state.document().get("symbols")).get(0);
    }

    private static Map<?, ?> account(final RunState state) {
        return (Map<?, ?>) state.document().get("account");
    }

    private static Map<Object, Map<?, ?>> byName(final Object list, final String name) {
        final Map<Object, Map<?, ?>> named = new TreeMap<>();
        ((List<?>) list).forEach(each -> named.put(((Map<?, ?>) each).get(name), (Map<?, ?>) each));
        return named;
    }

    private static BigDecimal money(final long amount) {
        return Decimals.decimal(amount, FixedPoint.MONEY_SCALE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sma-cross", "every-exit"})
    void aStateIsWhatTheMessagesOfTheTapeAddUpTo(final String run) {
        final Verification recorded = recorded(run);
        final Instrument instrument = recorded.plan().sources().get(0).instrument();
        int positions = 0;
        int orders = 0;
        try (RunStates states = new RunStates(recorded)) {
            for (final long sequence : moments(recorded, new Random(SEED))) {
                final RunState state = at(states, sequence);
                final TapeFold fold = TapeFold.upTo(recorded.tape(), sequence, INITIAL_CASH);
                final String where = run + ", seed " + SEED + ", frame " + sequence + "\n" + state.text();
                assertEquals(sequence, state.sequence());
                assertPositions(fold, state, instrument, where);
                assertEquals(fold.orders, orders(state), where);
                assertAccount(fold, state, run.equals("sma-cross"), where);
                assertHour(fold, state, instrument, where);
                positions += fold.positions.size();
                orders += fold.orders.size();
            }
        }
        assertTrue(positions > 5, "positions were open in " + positions);
        assertTrue(orders > 5, "orders were open in " + orders);
    }

    private static void assertPositions(final TapeFold fold, final RunState state, final Instrument instrument,
        final String where) {
        final Map<Object, Map<?, ?>> described = byName(symbol(state).get("positions"), "position");
        assertEquals(fold.positions.keySet(), described.keySet(), where);
        fold.positions.forEach((id, then) -> {
            assertEquals(Decimals.decimal(then.quantity(), instrument.quantityScale()).abs(),
                described.get(id).get("quantity"), where);
            assertEquals(Decimals.decimal(then.entryPrice(), instrument.priceScale()),
                described.get(id).get("entryPrice"), where);
        });
    }

    private static Map<Object, Object> orders(final RunState state) {
        final Map<Object, Object> orders = new TreeMap<>();
        byName(symbol(state).get("orders"), "order").forEach((id, order) -> orders.put(id, order.get("state")));
        return orders;
    }

    /** With margin, a fill moves only its fee and its result; there the samples of the equity have to do. */
    private static void assertAccount(final TapeFold fold, final RunState state, final boolean isPaidInCash,
        final String where) {
        assertEquals(money(fold.fees), account(state).get("fees"), where);
        if (isPaidInCash) {
            assertEquals(money(fold.cash), account(state).get("cash"), where);
        }
        if (fold.equityAtFrame != FixedPoint.UNKNOWN) {
            assertEquals(money(fold.equityAtFrame), account(state).get("equity"), where);
            assertEquals(money(fold.cashAtFrame), account(state).get("cash"), where);
        }
    }

    private static void assertHour(final TapeFold fold, final RunState state, final Instrument instrument,
        final String where) {
        final Map<?, ?> hour = byName(symbol(state).get("candles"), "candle").get("1h");
        final Object inTheMaking = hour == null ? null : hour.get("inTheMaking");
        if (inTheMaking != null) {
            final Map<String, Object> expected = new LinkedHashMap<>();
            expected.put("openTime", Decimals.instant(fold.hour.openTimeNs));
            expected.put("open", Decimals.decimal(fold.hour.open, instrument.priceScale()));
            expected.put("high", Decimals.decimal(fold.hour.high, instrument.priceScale()));
            expected.put("low", Decimals.decimal(fold.hour.low, instrument.priceScale()));
            expected.put("close", Decimals.decimal(fold.hour.close, instrument.priceScale()));
            expected.put("volume", Decimals.decimal(fold.hour.volume, instrument.quantityScale()));
            assertEquals(expected, inTheMaking, where);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sma-cross", "every-exit"})
    void theWayToAStateDoesNotMatter(final String run) {
        final Random random = new Random(SEED);
        try (RunStates walking = new RunStates(recorded(run))) {
            for (final long sequence : moments(recorded(run), random).subList(0, WALKS)) {
                final int steps = random.nextInt(LONGEST_WALK);
                at(walking, sequence);
                int walked = 0;
                while (walked < steps && walking.forward()) {
                    walked++;
                }
                for (int back = 0; back < walked; back++) {
                    assertTrue(walking.back());
                }
                final RunState direct = direct(run, sequence);
                final StateDifference difference = StateDifference.between(direct, walking.present());
                assertEquals("nothing is different\n", difference.text(), run + ", seed " + SEED + ", frame "
                    + sequence + ", " + walked + " steps on and back");
                assertEquals(direct.document(), walking.present().document());
            }
        }
    }

    private static RunState direct(final String run, final long sequence) {
        try (RunStates fresh = new RunStates(recorded(run))) {
            return at(fresh, sequence);
        }
    }

    @Test
    void severalSymbolsStandSideBySide(@TempDir final Path other) {
        final ReplayHarness both = new ReplayHarness(other.resolve("journal")).sample("BTCUSDT", 7, 10)
            .sample("ETHUSDT", 8, 10);
        both.record(ReplayHarness.with(ReplayHarness.smaCross(), "symbols", "BTCUSDT,ETHUSDT", "parameter.fast", "5",
            "parameter.slow", "20", "parameter.allocation", "0.4"), ThreadMode.INLINE, RecordLevel.DECISIONS,
            other.resolve("both"));
        final Verification recorded =
            new Verification(RunTape.of(other.resolve("both")), both.catalogue(), StrategyCatalogue.load());
        final Random random = new Random(SEED);
        try (RunStates walking = new RunStates(recorded)) {
            for (int walk = 0; walk < WALKS; walk++) {
                final long sequence = 10 + random.nextInt(25_000);
                at(walking, sequence + LONGEST_WALK);
                at(walking, sequence);
                try (RunStates fresh = new RunStates(recorded)) {
                    assertEquals(at(fresh, sequence).document(), walking.present().document());
                }
                assertEquals(Set.of("BTCUSDT", "ETHUSDT"),
                    byName(walking.present().document().get("symbols"), "symbol").keySet());
                assertTrue(walking.checked().isSound(), walking.checked()::sentence);
            }
        }
    }

    @Test
    void aMomentDoesNotDifferFromItselfButFromOneWithAFillItDoes() {
        try (RunStates states = new RunStates(recorded("every-exit"))) {
            final long end = end(states);
            final RunState state = at(states, end / 2);
            assertEquals(List.of(), StateDifference.between(state, at(states, end / 2)).changes());

            assertTrue(states.forwardToDecision());
            final StateDifference difference = StateDifference.between(state, states.present());
            assertFalse(difference.changes().isEmpty());
            assertEquals(paths(difference), paths(StateDifference.between(states.present(), state)));
        }
    }

    private static Set<List<String>> paths(final StateDifference difference) {
        return difference.changes().stream().map(StateDifference.Change::path).collect(Collectors.toSet());
    }

    @Test
    void theEndsOfARunAreSaid() {
        try (RunStates states = new RunStates(recorded("sma-cross"))) {
            final String refused = assertThrows(UnusableRequestException.class,
                () -> states.goTo(Moment.behind(0))).getMessage();
            assertEquals("there is no state at 0: the run begins with frame 1 at 2022-01-01T00:00:00Z", refused);
            at(states, 1);
            assertFalse(states.back());
            assertFalse(states.backToDecision());
            end(states);
            assertFalse(states.forward());
            assertFalse(states.forwardToDecision());
            assertTrue(states.isAtEnd());
        }
    }
}

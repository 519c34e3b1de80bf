package io.tapedeck.app.live;

import io.tapedeck.app.live.SessionRecord.Bar;
import io.tapedeck.app.live.SessionRecord.Base;
import io.tapedeck.app.live.SessionRecord.Gap;
import io.tapedeck.app.live.SessionRecord.Higher;
import io.tapedeck.app.live.SessionRecord.Trade;
import io.tapedeck.engine.event.codec.GapCauseCode;
import io.tapedeck.engine.event.codec.StreamCode;
import io.tapedeck.gateways.websocket.ConnectionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Sessions with faults of every kind, from the venue's script to the engine's frames, in virtual time: whatever goes
 * wrong, a candle is the one of the session without faults or is marked as missing, and none comes twice, out of order,
 * or was never told.
 */
class FaultSeedTest {
    /** The other releases run a part of it, for the sake of time. */
    private static final int CHECKED_FULLY_ON = 17;
    private static final int SEEDS = Integer.getInteger("tapedeck.seeds",
        Runtime.version().feature() == CHECKED_FULLY_ON ? 1_000 : 250);
    /** So that the sound session has every candle that another one may have got at the last moment. */
    private static final long AFTERWARDS_MS = 120_000;
    private static final long FIRST_SEED = Long.getLong("tapedeck.firstSeed", 1);
    private static final int TAPES = 3;
    private static final int MINUTES = FaultScenario.HISTORY
        + (int) (FaultScenario.END_MS / VirtualMarket.MINUTE_MS) + 1;
    private static final int SPARSE_MINUTES = FaultScenario.HISTORY
        + (int) (FaultScenario.HEALED_MS / VirtualMarket.MINUTE_MS);
    private static final int LAST_WORDS = 20;
    private static final long END_NS = (VirtualMarket.START_MS + FaultScenario.HISTORY * VirtualMarket.MINUTE_MS
        + FaultScenario.END_MS) * 1_000_000;

    @TempDir
    private Path directory;
    private final Map<String, Map<Long, Bar>> soundBases = new HashMap<>();
    private final Map<String, Map<List<Object>, Bar>> soundHigher = new HashMap<>();
    private final Map<String, Long> told = new LinkedHashMap<>();

    private record Played(FaultScenario scenario, VirtualDaemon daemon) {
        @Override
        public String toString() {
            return scenario + "\n" + String.join("\n",
                daemon.said.subList(Math.max(0, daemon.said.size() - LAST_WORDS), daemon.said.size()));
        }
    }

    private Played play(final FaultScenario scenario, final int tape) {
        final VirtualTime time = new VirtualTime();
        final long startMs = VirtualMarket.START_MS + FaultScenario.HISTORY * VirtualMarket.MINUTE_MS;
        final VirtualVenue venue = new VirtualVenue(time, tape(tape).served(), startMs,
            scenario.plan(), scenario.lossOnTheWay(), scenario.seed());
        final VirtualDaemon daemon = new VirtualDaemon(scenario.configuration(directory), time, venue,
            () -> (startMs + scenario.machineSkewMs()) * 1_000_000 + time.nowNs(),
            () -> venue.wallMs() % 10_000 < scenario.ringFullMs() && venue.wallMs() < FaultScenario.HEALED_MS);
        time.after(scenario.startMs() * 1_000_000, () -> start(daemon, time, scenario.seed()));
        time.after(FaultScenario.HEALED_MS * 1_000_000, venue::heal);
        if (scenario.deathMs() >= 0) {
            time.after(scenario.deathMs() * 1_000_000, () -> die(daemon, time, scenario));
        }
        time.runUntil((FaultScenario.END_MS + (scenario.isSound() ? AFTERWARDS_MS : 0)) * 1_000_000);
        return new Played(scenario, daemon);
    }

    private static VirtualMarket tape(final int number) {
        return VirtualMarket.random(number, MINUTES, SPARSE_MINUTES);
    }

    private static void die(final VirtualDaemon daemon, final VirtualTime time, final FaultScenario scenario) {
        if (daemon.isRunning()) {
            daemon.die();
            time.after(scenario.downMs() * 1_000_000, () -> start(daemon, time, ~scenario.seed()));
        }
    }

    /** Whoever looks after it starts it again. */
    private static void start(final VirtualDaemon daemon, final VirtualTime time, final long seed) {
        try {
            daemon.start(seed);
        } catch (final VenueUnusableException notNow) {
            time.after(5_000_000_000L, () -> start(daemon, time, seed + 1));
        }
    }

    @Test
    void everyCandleIsTheRightOneOrMarked() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            final Played played = play(FaultScenario.of(seed), (int) (seed % TAPES));
            try {
                check(played, (int) (seed % TAPES));
            } catch (final AssertionError broken) {
                throw new AssertionError("seed " + seed + ": " + broken.getMessage() + "\n" + played, broken);
            }
        }
        System.out.println(SEEDS + " sessions with faults, seeds from " + FIRST_SEED + ": " + told);
    }

    @Test
    void aSeedIsAlwaysTheSameSession() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + FaultScenario.VENUES.size(); seed++) {
            assertEquals(play(FaultScenario.of(seed), 0).daemon.record.entries,
                play(FaultScenario.of(seed), 0).daemon.record.entries, "seed " + seed);
        }
    }

    /** The machine believes that the minute is over: the venue's candle of it still grows. */
    @Test
    void aClockThatIsAheadTakesNoCandleThatStillGrows() {
        for (final String venue : FaultScenario.VENUES) {
            check(play(FaultScenario.sound(venue, 45_000, 30_000), 0), 0);
        }
    }

    private void sound(final String venue, final int tape) {
        final Played played = play(FaultScenario.sound(venue, 0, 0), tape);
        final Map<Long, Bar> bases = new TreeMap<>();
        final Map<List<Object>, Bar> higher = new HashMap<>();
        played.daemon.record.all(Base.class).forEach(base -> bases.put(base.bar().openNs(), base.bar()));
        played.daemon.record.all(Higher.class).stream().filter(each -> each.missing() == 0)
            .forEach(each -> higher.put(List.of(each.bar().timeframe(), each.bar().openNs()), each.bar()));
        soundBases.put(venue + tape, bases);
        soundHigher.put(venue + tape, higher);
        tape(tape).candles().forEach(candle -> {
            final Bar bar = bases.get(candle.openMs() * 1_000_000);
            if (bar != null) {
                assertEquals(List.of(candle.open(), candle.high(), candle.low(), candle.close(), candle.volume()),
                    List.of(bar.open(), bar.high(), bar.low(), bar.close(), bar.volume()));
            }
        });
    }

    private void check(final Played played, final int tape) {
        final String key = played.scenario.venue() + tape;
        if (!soundBases.containsKey(key)) {
            sound(played.scenario.venue(), tape);
        }
        final SessionRecord record = played.daemon.record;
        RecordChecks.checkBases(record, soundBases.get(key), END_NS);
        RecordChecks.checkHigher(record, soundHigher.get(key));
        RecordChecks.checkCalls(record, VirtualDaemon.WAKE_UPS);
        if (played.scenario.venue().startsWith("binance")) {
            RecordChecks.checkTrades(record);
        }
        assertEquals(0, played.daemon.engine().pipeline().failures(), "failures of a stage");
        played.daemon.connections().forEach(connection ->
            assertEquals(ConnectionState.LIVE, connection.counts().state(), "in the end"));
        tell(record, played.daemon.said, soundBases.get(key));
    }

    private void tell(final SessionRecord record, final List<String> said, final Map<Long, Bar> sound) {
        final List<Gap> gaps = record.all(Gap.class);
        final List<Gap> candles = gaps.stream().filter(gap -> gap.stream() == StreamCode.CANDLES).toList();
        count("candles", record.all(Base.class).size());
        count("backfilled", record.all(Base.class).stream().filter(Base::isBackfilled).count());
        count("missing", candles.stream().mapToInt(Gap::missing).sum());
        count("of them known to the venue", candles.stream().flatMapToLong(gap -> sound.keySet().stream()
            .mapToLong(Long::longValue).filter(openNs -> openNs >= gap.fromNs() && openNs < gap.toNs())).count());
        count("trades", record.all(Trade.class).size());
        count("gaps of trades", gaps.stream().filter(gap -> gap.stream() == StreamCode.TRADES).count());
        count("full rings", gaps.stream().filter(gap -> gap.cause() == GapCauseCode.RING_FULL).count());
        count("calls", record.all(SessionRecord.Call.class).size());
        count("losses", said.stream().filter(line -> line.contains("Lost: ")).count());
        count("rollovers", said.stream().filter(line -> line.contains("Rolled over")).count());
    }

    private void count(final String what, final long number) {
        told.merge(what, number, Long::sum);
    }
}

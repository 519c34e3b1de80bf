package io.tapedeck.loopback.fault;

import io.tapedeck.loopback.fault.FaultKind.Strikes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Which faults come, and when; and that they come again. */
class FaultPlanTest {
    private static final String STREAM = "btcusdt@kline_1m";

    private static List<Optional<FaultKind>> decisions(final FaultPlan plan, final Strikes strikes) {
        return LongStream.rangeClosed(1, 20_000).mapToObj(number -> plan.byChance(strikes, STREAM, number)).toList();
    }

    @Test
    void theSameSeedDecidesTheSameInAnyOrder() {
        final FaultPlan plan = FaultSpec.parse("seed=7,disconnect=0.01,gap=0.1,duplicate=0.1");
        final List<Optional<FaultKind>> forward = decisions(plan, Strikes.MESSAGE);
        final List<Integer> order = new ArrayList<>(IntStream.range(0, 20_000).boxed().toList());
        Collections.shuffle(order, new Random(1));

        order.forEach(index -> assertEquals(forward.get(index),
            plan.byChance(Strikes.MESSAGE, STREAM, index + 1)));
        assertEquals(forward, decisions(FaultSpec.parse("gap=0.1,duplicate=0.1,disconnect=0.01,seed=7"),
            Strikes.MESSAGE));
        assertNotEquals(forward, decisions(FaultSpec.parse("seed=8,disconnect=0.01,gap=0.1,duplicate=0.1"),
            Strikes.MESSAGE));
    }

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void everyFaultStrikesAsOftenAsAskedForAndNothingElse(final FaultKind kind) {
        final FaultPlan plan = FaultSpec.parse("seed=3," + kind.label() + "=0.05");
        for (final Strikes strikes : Strikes.values()) {
            final long struck = decisions(plan, strikes).stream().flatMap(Optional::stream)
                .peek(fault -> assertEquals(kind, fault)).count();
            assertTrue(strikes == kind.strikes() ? struck > 850 && struck < 1150 : struck == 0, strikes + " " + struck);
        }
    }

    @Test
    void aChanceOfOneAlwaysStrikesAndOneOfNoneNever() {
        assertTrue(decisions(FaultSpec.parse("gap=1"), Strikes.MESSAGE).stream().allMatch(Optional::isPresent));
        assertTrue(decisions(FaultSpec.parse("gap=0"), Strikes.MESSAGE).stream().allMatch(Optional::isEmpty));
        assertTrue(decisions(FaultPlan.NONE, Strikes.MESSAGE).stream().allMatch(Optional::isEmpty));
    }

    @Test
    void oneFaultMoreLeavesTheOthersWhereTheyWere() {
        final List<Optional<FaultKind>> few = decisions(FaultSpec.parse("gap=0.01"), Strikes.MESSAGE);
        final List<Optional<FaultKind>> more = decisions(FaultSpec.parse("gap=0.01,slow=0.02"), Strikes.MESSAGE);

        for (int index = 0; index < few.size(); index++) {
            assertTrue(few.get(index).isEmpty() || few.get(index).equals(more.get(index)), "message " + index);
        }
    }

    @Test
    void ofSeveralTheWorstStrikes() {
        final Map<FaultKind, Double> all = new EnumMap<>(FaultKind.class);
        for (final FaultKind kind : FaultKind.values()) {
            all.put(kind, 1.0);
        }
        final FaultPlan plan = new FaultPlan(1, all, List.of(), FaultSettings.USUAL);

        assertEquals(Optional.of(FaultKind.DISCONNECT), plan.byChance(Strikes.MESSAGE, STREAM, 1));
        assertEquals(Optional.of(FaultKind.SILENT), plan.byChance(Strikes.SUBSCRIPTION, STREAM, 1));
        assertEquals(Optional.of(FaultKind.TOO_MANY_REQUESTS), plan.byChance(Strikes.REQUEST, STREAM, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "gap@1970-01-01T00:00:10, 9000, 9999, false",
        "gap@1970-01-01T00:00:10, 9000, 10000, true",
        "gap@1970-01-01T00:00:10, 9000, 12000, true",
        "gap@1970-01-01T00:00:10, 10000, 12000, false",
        "gap@1970-01-01T00:00:10/PT5S, 9000, 9999, false",
        "gap@1970-01-01T00:00:10/PT5S, 10000, 10000, true",
        "gap@1970-01-01T00:00:10Z/PT5S, 14000, 14999, true",
        "gap@1970-01-01T00:00:10/PT5S, 14000, 15000, false",
        "silent@1970-01-01T00:00:10/PT5S, 10000, 10000, false"})
    void anAppointmentStrikesOnceOrThroughoutItsSpan(final String spec, final long beforeMs, final long nowMs,
        final boolean strikes) {
        assertEquals(strikes, FaultSpec.parse(spec).byAppointment(Strikes.MESSAGE, beforeMs, nowMs).isPresent());
    }

    @Test
    void settingsAreRead() {
        assertEquals(new FaultSettings(-250, 500, 3),
            FaultSpec.parse("clock-skew=-250, pause=500,retry-after=3").settings());
        assertEquals(FaultSettings.USUAL, FaultSpec.parse("").settings());
        assertEquals(Optional.of(FaultKind.GAP), FaultSpec.parse("gap@2022-01-03").byAppointment(Strikes.MESSAGE, 0,
            Instant.parse("2022-01-03T00:00:00Z").toEpochMilli()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "gapp=0.1 | there is no fault 'gapp'; did you mean gap or ",
        "gap=2 | 'gap=2' needs a chance from 0 to 1, such as 0.01",
        "gap=often | 'gap=often' needs a chance from 0 to 1, such as 0.01",
        "gap=NaN | 'gap=NaN' needs a chance from 0 to 1, such as 0.01",
        "gap | 'gap' is no fault: write NAME=CHANCE, NAME@TIME or NAME@TIME/DURATION, such as",
        "gap@noon | 'gap@noon' needs a time in UTC, such as 2022-01-03T10:00, and perhaps a duration, such as /PT5M",
        "gap@2022-01-03/5m | 'gap@2022-01-03/5m' needs a time in UTC",
        "gap@2022-01-03/-PT5M | 'gap@2022-01-03/-PT5M' needs a time in UTC",
        "seed=x | 'seed=x' needs a whole number",
        "pause=-1 | 'pause=-1' needs a whole number of 0 or more"})
    void aMistakeIsToldInOneSentence(final String spec, final String sentence) {
        final String message = assertThrows(IllegalArgumentException.class, () -> FaultSpec.parse(spec)).getMessage();

        assertTrue(message.startsWith(sentence), message);
    }
}

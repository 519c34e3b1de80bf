package io.tapedeck.replay.report;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.order.LevelBasis;
import io.tapedeck.engine.order.Sizing;
import io.tapedeck.engine.risk.Verdict;
import io.tapedeck.engine.strategy.SignalKind;
import io.tapedeck.replay.run.RefusalRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Every verdict has a sentence. */
class RefusalSentenceTest {
    private static String sentence(final Verdict verdict, final long figure, final long limit) {
        return RefusalSentence.of(new Refusal(new RefusalRecord(0, 7, 1, SignalKind.OPEN_LONG, Sizing.QUANTITY,
            LevelBasis.PRICE, verdict, figure, limit, "why"), Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void everyVerdictIsToldInOneSentence(final Verdict verdict) {
        final String sentence = sentence(verdict, 5, 3);

        assertTrue(sentence.startsWith("1970-01-01T00:00:00Z instrument 7 OPEN_LONG, " + verdict + ": "));
        assertTrue(sentence.endsWith(" (why)"), sentence);
    }

    @Test
    void anUnknownInstrumentIsNamedByItsNumber() {
        assertEquals("1970-01-01T00:00:00Z instrument 7 OPEN_LONG, UNKNOWN_INSTRUMENT: there is no instrument "
            + "7, there are 1 (why)", sentence(Verdict.UNKNOWN_INSTRUMENT, 7, 1));
    }

    @Test
    void figuresHaveTheUnitsOfTheirVerdict() {
        assertTrue(sentence(Verdict.INSUFFICIENT_CASH, 12 * FixedPoint.ONE, FixedPoint.ONE / 2)
            .contains("it needs 12 and 0.5 is free"));
        assertTrue(sentence(Verdict.STALE_DATA, 1_500_000_000L, 1_000_000_000L)
            .contains("the last price is 1.5 s old, the limit is 1 s"));
        assertTrue(sentence(Verdict.INVALID_EXPIRY, 0, FixedPoint.UNKNOWN)
            .contains("it would expire at 1970-01-01T00:00:00Z, not after unknown"));
        assertTrue(sentence(Verdict.INVALID_EXIT, FixedPoint.ONE * 2, FixedPoint.ONE)
            .contains("the exit 2 cannot be, held against 1"));
    }
}

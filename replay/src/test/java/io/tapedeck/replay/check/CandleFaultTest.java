package io.tapedeck.replay.check;

import io.tapedeck.engine.market.FixedPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;

class CandleFaultTest {
    private static final long UNKNOWN = FixedPoint.UNKNOWN;

    private record Figures(long open, long high, long low, long close, long volume, long quoteVolume,
        long takerBuyVolume, long tradeCount) implements CandleFigures {
    }

    private static Figures figures(final String commaSeparated) {
        final long[] values = Arrays.stream(commaSeparated.split(",")).map(String::strip).mapToLong(Long::parseLong)
            .toArray();
        return new Figures(values[0], values[1], values[2], values[3], values[4], values[5], values[6], values[7]);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ':', value = {
        "OPEN_NOT_POSITIVE         :  0, 12, 9, 11,  5, 50,  2,  3",
        "HIGH_NOT_POSITIVE         : 10, -1, 9, 11,  5, 50,  2,  3",
        "LOW_NOT_POSITIVE          : 10, 12, 0, 11,  5, 50,  2,  3",
        "CLOSE_NOT_POSITIVE        : 10, 12, 9,  0,  5, 50,  2,  3",
        "HIGH_BELOW_LOW            : 10,  8, 9, 11,  5, 50,  2,  3",
        "OPEN_OUT_OF_RANGE         :  8, 12, 9, 11,  5, 50,  2,  3",
        "OPEN_OUT_OF_RANGE         : 13, 12, 9, 11,  5, 50,  2,  3",
        "CLOSE_OUT_OF_RANGE        : 10, 12, 9,  8,  5, 50,  2,  3",
        "CLOSE_OUT_OF_RANGE        : 10, 12, 9, 13,  5, 50,  2,  3",
        "VOLUME_NEGATIVE           : 10, 12, 9, 11, -1, 50,  2,  3",
        "QUOTE_VOLUME_NEGATIVE     : 10, 12, 9, 11,  5, -1,  2,  3",
        "TRADE_COUNT_NEGATIVE      : 10, 12, 9, 11,  5, 50,  2, -1",
        "TAKER_VOLUME_NEGATIVE     : 10, 12, 9, 11,  5, 50, -1,  3",
        "TAKER_VOLUME_ABOVE_VOLUME : 10, 12, 9, 11,  5, 50,  6,  3",
    })
    void everyFaultIsFound(final CandleFault expected, final String candle) {
        assertEquals(Optional.of(expected), CandleFault.firstOf(figures(candle)));
    }

    @Test
    void figuresAtTheBoundsArePossible() {
        assertEquals(Optional.empty(), CandleFault.firstOf(new Figures(9, 12, 9, 12, 5, 0, 5, 0)));
        assertEquals(Optional.empty(), CandleFault.firstOf(new Figures(1, 1, 1, 1, 0, 0, 0, 0)));
    }

    @Test
    void whatIsUnknownIsNoFault() {
        assertEquals(Optional.empty(),
            CandleFault.firstOf(new Figures(10, 12, 9, 11, 5, UNKNOWN, UNKNOWN, UNKNOWN)));
    }
}

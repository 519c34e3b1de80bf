package io.tapedeck.engine.market;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class TimeframeTest {
    @ParameterizedTest
    @CsvSource({
        "M1, 2022-03-02T10:59:59Z, 2022-03-02T10:59:00Z",
        "M5, 2022-03-02T10:59:59Z, 2022-03-02T10:55:00Z",
        "M15, 2022-03-02T10:59:59Z, 2022-03-02T10:45:00Z",
        "H1, 2022-03-02T10:59:59Z, 2022-03-02T10:00:00Z",
        "H4, 2022-03-02T10:59:59Z, 2022-03-02T08:00:00Z",
        "D1, 2022-03-02T10:59:59Z, 2022-03-02T00:00:00Z",
        "W1, 2022-03-02T10:59:59Z, 2022-02-28T00:00:00Z",
        "W1, 2022-02-28T00:00:00Z, 2022-02-28T00:00:00Z",
        "W1, 2022-02-27T23:59:59Z, 2022-02-21T00:00:00Z"})
    void alignsToUtcAndWeeksToMonday(final Timeframe timeframe, final Instant moment, final Instant start) {
        assertEquals(start, Instant.ofEpochSecond(0, timeframe.startOf(moment.getEpochSecond() * 1_000_000_000L)));
    }

    @Test
    void isFoundByLabelAndByCode() {
        for (final Timeframe timeframe : Timeframe.values()) {
            assertEquals(Optional.of(timeframe), Timeframe.ofLabel(timeframe.label()));
            assertEquals(timeframe, Timeframe.ofCode(timeframe.code()));
        }
        assertEquals(Optional.empty(), Timeframe.ofLabel("7m"));
        assertThrows(IllegalArgumentException.class, () -> Timeframe.ofCode(0));
        assertThrows(IllegalArgumentException.class, () -> Timeframe.ofCode(8));
    }
}

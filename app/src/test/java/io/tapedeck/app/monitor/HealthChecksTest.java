package io.tapedeck.app.monitor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What each check says, as truth tables. */
class HealthChecksTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "-1          | WARNING | no message has arrived yet",
        "40000000000 | OK      | the last message is 60 s old",
        "39999999999 | FAILED  | the last message is 60 s old, more than 60 s",
        "90000000000 | OK      | the last message is 10 s old"})
    void dataGetStale(final long lastNs, final CheckResult.Verdict verdict, final String words) {
        assertEquals(new CheckResult("data", verdict, words),
            new FreshDataCheck(() -> lastNs, () -> 100_000_000_000L, Duration.ofSeconds(60)).now());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "-1          | FAILED  | nobody can tell how much is free",
        "1999999999  | FAILED  | 2.0 GB free, halted below 2.0 GB",
        "2000000000  | WARNING | 2.0 GB free, less than 10.0 GB",
        "9999999999  | WARNING | 10.0 GB free, less than 10.0 GB",
        "10000000000 | OK      | 10.0 GB free"})
    void disksFillUp(final long free, final CheckResult.Verdict verdict, final String words) {
        assertEquals(new CheckResult("disk", verdict, words),
            new DiskCheck(() -> free, 10_000_000_000L, 2_000_000_000L).now());
    }

    @Test
    void smallDisksAreToldInMegabytes() {
        assertEquals(new CheckResult("disk", CheckResult.Verdict.FAILED, "7 MB free, halted below 8 MB"),
            new DiskCheck(() -> 7_000_000L, 12_000_000L, 8_000_000L).now());
    }

    @Test
    void partsStop() {
        assertEquals(new CheckResult("journal", CheckResult.Verdict.OK, "runs"),
            new FaultCheck("journal", Optional::empty).now());
        assertEquals(new CheckResult("journal", CheckResult.Verdict.FAILED, "no frame was written for 3 s"),
            new FaultCheck("journal", () -> Optional.of("no frame was written for 3 s")).now());
    }

    @Test
    void aCheckThatFailsHasFailedAndTheOthersAreStillMade() {
        final Map<String, HealthCheck> checks = new LinkedHashMap<>();
        checks.put("disk", () -> {
            throw new IllegalStateException("canary");
        });
        checks.put("pipeline", new FaultCheck("pipeline", Optional::empty));
        final List<CheckResult> results = new Health(checks).results();
        assertEquals(List.of(
            new CheckResult("disk", CheckResult.Verdict.FAILED, "the check itself failed: IllegalStateException"),
            new CheckResult("pipeline", CheckResult.Verdict.OK, "runs")), results);
        assertFalse(Health.isWell(results));
        assertTrue(Health.isWell(results.subList(1, 2)));
    }
}

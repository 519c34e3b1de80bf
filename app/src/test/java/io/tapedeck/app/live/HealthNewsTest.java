package io.tapedeck.app.live;

import io.tapedeck.app.monitor.CheckResult;
import io.tapedeck.app.monitor.CheckResult.Verdict;
import io.tapedeck.gateways.notification.Alert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** People are told when a check gets worse, at once, and when it is well again, once that held; nothing twice. */
class HealthNewsTest {
    private final List<String> told = new ArrayList<>();
    private final HealthNews news = new HealthNews(alert -> told.add(alert.kind() + " " + alert.title()));

    /** O ok, W warning, F failed: a letter for each look. */
    private List<String> looks(final String name, final String verdicts) {
        for (final char letter : verdicts.toCharArray()) {
            final Verdict verdict = letter == 'O' ? Verdict.OK : letter == 'W' ? Verdict.WARNING : Verdict.FAILED;
            news.look(List.of(new CheckResult(name, verdict, "so " + letter)), Instant.EPOCH);
        }
        return told;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "OOO       | ",
        "OWWW      | DISK disk: so W",
        "WF        | DISK disk: so W; DISK disk: so F",
        "FFOOOO    | DISK disk: so F",
        "FFOOOOO   | DISK disk: so F; RECOVERED disk is well again: so O",
        "FOOFOOOO  | DISK disk: so F",
        "FWWWWW    | DISK disk: so F; DISK disk: so W",
        "WOOOOOWWW | DISK disk: so W; RECOVERED disk is well again: so O; DISK disk: so W"})
    void whatChangesIsTold(final String verdicts, final String expected) {
        assertEquals(expected == null ? "" : expected, String.join("; ", looks("disk", verdicts)));
    }

    @Test
    void theKindIsThatOfTheCheck() {
        looks("data", "F");
        looks("pipeline", "F");

        assertEquals(List.of(Alert.Kind.STALE_DATA + " data: so F", Alert.Kind.ERROR + " pipeline: so F"), told);
    }
}

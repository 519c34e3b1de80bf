package io.tapedeck.app.cli;

import io.tapedeck.replay.optimise.FailedTrials;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Trials that failed are told with their reasons, and end the command as a check that failed. */
class FailedTrialsTextTest {
    @Test
    void eachReasonIsALineWithTheFirstTrialThatFailedSo() {
        final FailedTrials failed = new FailedTrials(1_236, List.of(
            new FailedTrials.Reason("STRATEGY: ArithmeticException: / by zero", "trial 7", 1_233, Map.of()),
            new FailedTrials.Reason("java.lang.StackOverflowError", "trial 9", 1, Map.of())));

        assertEquals("\n1,236 trials failed\n"
            + "  trial 7 and 1,232 more: STRATEGY: ArithmeticException: / by zero\n"
            + "  trial 9: java.lang.StackOverflowError\n"
            + "  2 more for other reasons\n", FailedTrialsText.of(failed).replace(System.lineSeparator(), "\n"));
        assertEquals(ExitCode.CHECK_FAILED, FailedTrialsText.exitCode(failed));
    }

    @Test
    void whereNoneFailedThereIsNothingToTell() {
        assertEquals("", FailedTrialsText.of(FailedTrials.NONE));
        assertEquals(ExitCode.DONE, FailedTrialsText.exitCode(FailedTrials.NONE));
    }
}

package io.tapedeck.replay.walkforward;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** FR = Sharpe_OOS × (Sharpe_OOS ÷ Sharpe_IS), by hand. */
class RobustnessTest {
    @ParameterizedTest
    @CsvSource({
        // in sample, out of sample, left of it, factor
        "2, 1, 0.5, 0.5",
        "1, 1, 1, 1",
        "1, 2, 2, 4",
        "3, 0, 0, 0",
        "2, -1, -0.5, -0.5",
        "1, -4, -4, -16",
        "0.11, 0.22, 2, 0.44",
        // what was found there is noise, or a loss
        "0.1, 5, NaN, 0",
        "0, 5, NaN, 0",
        "-1, 5, NaN, 0",
        "-1, -1, NaN, 0",
        // who never traded has nothing
        "NaN, 1, NaN, 0",
        "2, NaN, 0, 0"})
    void theFactorIsWhatIsLeftTimesTheShareThatIsLeft(final double inSample, final double outOfSample,
        final double degradation, final double factor) {
        final Robustness robustness = new Robustness(inSample, outOfSample);

        assertEquals(degradation, robustness.degradation(), 1e-12);
        assertEquals(factor, robustness.factor(), 1e-12);
    }

    @Test
    void ofSeveralWindowsTheMeansCount() {
        assertEquals(new Robustness(2, -0.5), Robustness.mean(List.of(new Robustness(3, 1), new Robustness(1, -2))));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {
        "2, 0.01, none",
        "1, -0.5, 'mean Sharpe ratio -0.50 in the tests, 1.00 in the trainings, robustness factor -0.25'",
        "0.05, 0.5, 'mean Sharpe ratio 0.50 in the tests, 0.05 in the trainings, robustness factor 0.00'",
        "2, NaN, 'mean Sharpe ratio 0.00 in the tests, 2.00 in the trainings, robustness factor 0.00'"})
    void whatLostInTheTestsOrHadNothingInTheTrainingsIsDoubted(final double inSample, final double outOfSample,
        final String doubt) {
        final Candidate candidate = new Candidate(Map.of(), List.of(new Robustness(inSample, outOfSample)));

        assertEquals(Optional.ofNullable(doubt), candidate.doubt());
    }
}

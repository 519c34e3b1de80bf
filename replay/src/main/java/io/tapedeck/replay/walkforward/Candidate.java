package io.tapedeck.replay.walkforward;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Parameters that were among the best of some training, and what they did in every step. Immutable.
 *
 * @param parameters that differ from the strategy's presets.
 * @param windows    ratios of every step, in their order.
 */
public record Candidate(Map<String, String> parameters, List<Robustness> windows) {
    /** Keeps copies. */
    public Candidate {
        parameters = Map.copyOf(parameters);
        windows = List.copyOf(windows);
    }

    /**
     * Means over all steps; the robustness factor is that of the means, for that of one step may be all noise.
     *
     * @return both ratios.
     */
    public Robustness mean() {
        return Robustness.mean(windows);
    }

    /**
     * In how many tests something was earned for the risk.
     *
     * @return steps with a Sharpe ratio above 0.
     */
    public long gains() {
        return windows.stream().filter(window -> window.outOfSample() > 0).count();
    }

    /**
     * Why nobody should trade it, even where it is the most robust of all.
     *
     * @return its figures, where the tests lost on average or there was nothing in the trainings that could be left.
     */
    public Optional<String> doubt() {
        final Robustness mean = mean();
        return mean.factor() > 0 ? Optional.empty() : Optional.of(String.format(Locale.ROOT,
            "mean Sharpe ratio %.2f in the tests, %.2f in the trainings, robustness factor %.2f", mean.outOfSample(),
            mean.inSample(), mean.factor()));
    }

    /**
     * The worst test.
     *
     * @return Sharpe ratio.
     */
    public double worst() {
        return windows.stream().mapToDouble(Robustness::outOfSample).min().orElseThrow();
    }
}

package io.tapedeck.replay.walkforward;

import java.util.List;
import java.util.Map;

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
     * The worst test.
     *
     * @return Sharpe ratio.
     */
    public double worst() {
        return windows.stream().mapToDouble(Robustness::outOfSample).min().orElseThrow();
    }
}

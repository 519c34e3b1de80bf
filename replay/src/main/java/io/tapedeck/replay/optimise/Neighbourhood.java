package io.tapedeck.replay.optimise;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the first objective lies over the space. Immutable.
 *
 * @param objective that was ranked by.
 * @param best      the best trial among its neighbours; empty where no trial has the figure.
 * @param maps      of every pair of the first six axes.
 */
public record Neighbourhood(Objective objective, Optional<Plateau> best, List<HeatMap> maps) {
    /** Keeps a copy. */
    public Neighbourhood {
        maps = List.copyOf(maps);
    }

    Map<String, Object> document() {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("objective", objective.text());
        document.put("best", best.map(Plateau::document).orElse(null));
        document.put("heatMaps", maps.stream().map(HeatMap::document).toList());
        return document;
    }
}

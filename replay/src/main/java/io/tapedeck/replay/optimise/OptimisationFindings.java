package io.tapedeck.replay.optimise;

import java.util.Map;
import java.util.Optional;

/**
 * What an optimisation found and how far it can be believed. Immutable.
 *
 * @param result   of the search.
 * @param evidence of the best trial; empty where it never traded, or failed.
 * @param placebo  the same search where nothing can be found; empty where it was not asked for.
 * @param holdOut  the best trials where the search did not look; empty where it was not asked for.
 */
public record OptimisationFindings(OptimisationResult result, Optional<BestEvidence> evidence,
    Optional<PlaceboEvidence> placebo, Optional<HoldOut> holdOut) {

    /**
     * The same beside placebos.
     *
     * @param markets where nothing can be found.
     * @return new findings.
     */
    public OptimisationFindings beside(final PlaceboEvidence markets) {
        return new OptimisationFindings(result, evidence, Optional.of(markets), holdOut);
    }

    /**
     * As a document; the same however it was come by.
     *
     * @return names and values in their order.
     */
    public Map<String, Object> document() {
        final Map<String, Object> document = result.document();
        document.put("holdOut", holdOut.map(part -> part.document(result.plan())).orElse(null));
        document.put("evidence", evidence.map(BestEvidence::document).orElse(null));
        document.put("placebo", placebo.map(PlaceboEvidence::document).orElse(null));
        return document;
    }
}

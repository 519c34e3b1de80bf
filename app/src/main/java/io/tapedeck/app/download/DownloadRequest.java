package io.tapedeck.app.download;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.gateways.venue.SeriesKind;
import io.tapedeck.journal.catalogue.Catalogue;
import io.tapedeck.journal.catalogue.HistoryKey;

import java.time.Instant;
import java.util.Optional;

/**
 * What to download, and where to. Immutable.
 *
 * @param catalogue   of the journal directory, which need not exist.
 * @param key         of the tape that takes it on; of the venue that is asked.
 * @param from        first moment; without one, what lies beyond the end of the tape.
 * @param to          end; without one, the last candle that is closed.
 * @param terms       whose rules of the instrument a tape has that is there already.
 * @param codeVersion of this program, for the manifest.
 */
public record DownloadRequest(
    Catalogue catalogue,
    HistoryKey key,
    Optional<Instant> from,
    Optional<Instant> to,
    KeptTerms terms,
    String codeVersion) {

    /** Whose rules of the instrument a tape has that is there already; a new one has the venue's. */
    public enum KeptTerms {
        /** Its own. */
        TAPE,
        /** Those of the venue today. */
        VENUE
    }

    /** What is asked of the venue. */
    SeriesKind series() {
        return switch (key.content()) {
            case CANDLES -> SeriesKind.CANDLES;
            case MARK -> SeriesKind.MARK;
            case FUNDING -> SeriesKind.FUNDING;
            case OPEN_INTEREST -> SeriesKind.OPEN_INTEREST;
            default -> throw new DownloadException(Category.USAGE, key.content().label()
                + " cannot be downloaded; there are candles, mark, funding and open-interest");
        };
    }
}

package io.tapedeck.replay.importer;

import io.tapedeck.journal.catalogue.Catalogue;
import io.tapedeck.journal.catalogue.HistoryKey;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What to import, and where to. Immutable.
 *
 * @param catalogue   of the journal directory, which need not exist.
 * @param key         of the tape that takes on the candles.
 * @param files       one or more; where two of them differ, the one that is named earlier is kept.
 * @param terms       of the instrument; without them the tape keeps its own, and a new tape's are derived.
 * @param defaults    that a new tape's terms are derived with.
 * @param codeVersion of this program, for the manifest.
 * @param progress    is told how far the reading has come.
 */
public record ImportRequest(
    Catalogue catalogue,
    HistoryKey key,
    List<Path> files,
    Optional<InstrumentTerms> terms,
    VenueDefaults defaults,
    String codeVersion,
    ImportProgress progress) {

    /** Names become folders and fields of bounded length on the tape. */
    private static final Pattern VENUE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,15}");
    private static final Pattern SYMBOL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,23}");

    /**
     * Checks the names.
     *
     * @param catalogue   to import into.
     * @param key         whose venue and symbol consist of letters, digits, dots, dashes and underscores.
     * @param files       at least one.
     * @param terms       perhaps none.
     * @param defaults    never null.
     * @param codeVersion of this program.
     * @param progress    never null.
     * @throws IllegalArgumentException for a request that cannot be met; the message is meant for the user.
     */
    public ImportRequest {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("there is no file to import; name one or more");
        }
        requireName("venue", key.venue(), VENUE);
        requireName("symbol", key.symbol(), SYMBOL);
    }

    private static void requireName(final String what, final String name, final Pattern pattern) {
        if (!pattern.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' cannot be the name of a " + what
                + "; use letters, digits, dots, dashes and underscores, such as "
                + (pattern == VENUE ? "binance" : "BTCUSDT"));
        }
    }
}

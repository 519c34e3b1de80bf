package io.tapedeck.app.download;

import io.tapedeck.app.download.DownloadRequest.KeptTerms;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.journal.catalogue.Catalogue;
import io.tapedeck.journal.catalogue.HistoryKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** Whole months as archives, and the rest over REST: the tape must be the one that requests alone give. */
class DumpDownloadTest {
    private static final String FOLDER = "/data/spot/monthly/klines/ABCUSDT/1h/ABCUSDT-1h-";
    private static final long HOURS = (2 + 28 + 4) * 24 + 10;

    @TempDir
    private Path directory;
    private final List<String> notices = new ArrayList<>();

    private DownloadResult download(final ArchiveVenue venue, final String journal, final boolean archives)
        throws IOException {
        final DownloadRequest request = new DownloadRequest(new Catalogue(directory.resolve(journal)),
            HistoryKey.candles("binance", "ABCUSDT", Timeframe.H1), Optional.of(Instant.parse("2022-01-30T00:00:00Z")),
            Optional.empty(), KeptTerms.TAPE, "test");
        try (HistoryVenue asked = HistoryVenue.of("binance", "live", Optional.of(venue.address()),
            archives ? Optional.of(venue.address()) : Optional.empty(), notices::add)) {
            return new Download(request, asked, new DownloadProgress() {
                @Override
                public void onFetched(final long reachedNs, final Span of, final long rows) {
                    // Nobody looks.
                }

                @Override
                public void onNotice(final String sentence) {
                    notices.add(sentence);
                }
            }).run();
        }
    }

    @Test
    void aWholeMonthIsAnArchiveAndItsHolesAreAskedFor() throws IOException {
        try (ArchiveVenue venue = new ArchiveVenue("2022-02", hour -> hour < 100 || hour > 110, 1)) {
            final DownloadResult requested = download(venue, "requested", false);
            assertFalse(venue.asked().stream().anyMatch(path -> path.endsWith(".zip")));
            final DownloadResult found = download(venue, "archived", true);

            assertEquals(HOURS, found.tape().frames());
            assertEquals(requested.tape().contentHash(), found.tape().contentHash());
            assertEquals(1, found.fetched().archives());
            assertEquals(0, found.rows().missingCandles());
            assertEquals(2, venue.asked().stream().filter((FOLDER + "2022-02.zip")::equals).count(),
                "the checksum was wrong once");
            assertEquals(List.of(), notices);
            assertEquals(0, download(venue, "archived", true).fetched().archives());
        }
    }

    @Test
    void whatNeverHasItsChecksumIsToldAndAskedForOverRest() throws IOException {
        try (ArchiveVenue venue = new ArchiveVenue("2022-02", hour -> true, Integer.MAX_VALUE)) {
            final DownloadResult found = download(venue, "archived", true);

            assertEquals(HOURS, found.tape().frames());
            assertEquals(0, found.fetched().archives());
            assertEquals(List.of(FOLDER + "2022-02.zip came twice with another SHA-256 than the one that is published "
                + "beside it; 2022-02 is asked for over REST instead"), notices);
        }
    }

    @Test
    void aMonthThatIsNotPublishedIsAskedForOverRest() throws IOException {
        try (ArchiveVenue venue = new ArchiveVenue("2021-02", hour -> true, 0)) {
            assertEquals(HOURS, download(venue, "archived", true).tape().frames());
            assertEquals(1, venue.asked().stream().filter((FOLDER + "2022-02.zip")::equals).count());
            assertEquals(List.of(), notices);
        }
    }
}

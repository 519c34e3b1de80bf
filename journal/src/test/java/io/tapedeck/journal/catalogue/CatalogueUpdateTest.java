package io.tapedeck.journal.catalogue;

import io.tapedeck.journal.CandleTape;
import io.tapedeck.journal.ForkedJvm;
import io.tapedeck.journal.tape.TapeReader.SequenceRule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import static io.tapedeck.journal.catalogue.CatalogueFixture.BITCOIN;
import static io.tapedeck.journal.catalogue.CatalogueFixture.ETHER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CatalogueUpdateTest {
    @TempDir
    private Path journal;
    private Catalogue catalogue;

    @BeforeEach
    void openCatalogue() {
        catalogue = new Catalogue(journal);
    }

    private HistoryTape publish(final HistoryKey key, final int frames) throws IOException {
        try (CatalogueUpdate update = CatalogueUpdate.begin(catalogue)) {
            return CatalogueFixture.write(update, key, frames);
        }
    }

    @Test
    void makesTheJournalWhereItIsMissing() throws IOException {
        catalogue = new Catalogue(journal.resolve("new/journal"));

        assertEquals(1, publish(BITCOIN, 3).generation());
        assertEquals(1, catalogue.tapes().size());
    }

    @Test
    void publishesSeveralTapesAndGenerationsOneAfterTheOther() throws IOException {
        try (CatalogueUpdate update = CatalogueUpdate.begin(catalogue)) {
            CatalogueFixture.write(update, BITCOIN, 3);
            CatalogueFixture.write(update, ETHER, 4);
            CatalogueFixture.write(update, BITCOIN, 5);
        }

        assertEquals(List.of("binance/BTCUSDT/candles-1m@2", "binance/ETHUSDT/candles-1m@1"),
            catalogue.tapes().stream().map(HistoryTape::reference).toList());
    }

    @Test
    void leavesTheCatalogueAsItWasWhereItEndsBeforeItPublishes() throws IOException {
        final HistoryTape published = publish(BITCOIN, 3);
        try (CatalogueUpdate update = CatalogueUpdate.begin(catalogue)) {
            CandleTape.write(update.nextDirectory(BITCOIN), 1_000);
            CandleTape.write(update.nextDirectory(ETHER), 1_000);
        }

        assertEquals(List.of(published), catalogue.tapes());
        assertEquals(Optional.empty(), catalogue.byReference("binance/BTCUSDT/candles-1m@2"));
    }

    @Test
    void deletesWhatItDidNotPublishAndNothingElse() throws IOException {
        final Path given;
        final HistoryTape published;
        try (CatalogueUpdate update = CatalogueUpdate.begin(catalogue)) {
            given = update.nextDirectory(BITCOIN);
            CandleTape.write(given, 1_000);
            published = CatalogueFixture.write(update, ETHER, 4);
        }

        assertFalse(Files.exists(given));
        assertEquals(4, CandleTape.read(published.directory(), SequenceRule.CONTIGUOUS).size());
    }

    @Test
    void clearsAwayWhatAnUpdateThatWasKilledLeftBehind() throws IOException {
        final Path leftover = catalogue.directoryOf(BITCOIN, 1);
        CandleTape.write(leftover, 1_000);
        Files.createDirectories(leftover.resolve("deep/deeper"));

        final HistoryTape next = publish(BITCOIN, 3);
        assertEquals(leftover, next.directory());
        assertEquals(3, CandleTape.read(next.directory(), SequenceRule.CONTIGUOUS).size());
        assertFalse(Files.exists(leftover.resolve("deep")));
    }

    @Test
    void neverDeletesAGenerationThatIsCompleteWhateverTheCatalogueSays() throws IOException {
        final HistoryTape first = publish(BITCOIN, 3);
        final HistoryTape second = publish(BITCOIN, 4);
        Files.delete(journal.resolve(Catalogue.FILE));

        final HistoryTape third = publish(BITCOIN, 5);
        assertEquals(3, third.generation());
        assertEquals(Optional.of(first), catalogue.byReference(first.reference()));
        assertEquals(4, CandleTape.read(second.directory(), SequenceRule.CONTIGUOUS).size());
    }

    @Test
    void isRefusedWhileThisProcessWritesAndAllowedAfterwards() throws IOException {
        try (CatalogueUpdate update = CatalogueUpdate.begin(catalogue)) {
            final Catalogue same = new Catalogue(journal.resolve("../" + journal.getFileName()));
            final String message =
                assertThrows(CatalogueBusyException.class, () -> CatalogueUpdate.begin(same)).getMessage();
            assertTrue(message.contains("try again"), message);
            CatalogueFixture.write(update, BITCOIN, 3);
        }

        assertEquals(2, publish(BITCOIN, 4).generation());
    }

    @Test
    void isRefusedWhileAnotherProcessWritesAndAllowedWhenThatOneIsKilled() throws IOException {
        final HistoryTape published = publish(BITCOIN, 3);
        try (ForkedJvm other = new ForkedJvm(UpdateHolder.class, journal.toString())) {
            assertEquals(UpdateHolder.HOLDING, other.readLine());
            assertThrows(CatalogueBusyException.class, () -> CatalogueUpdate.begin(catalogue));
            assertEquals(List.of(published), catalogue.tapes());
            other.kill();
        }

        assertEquals(List.of(published), catalogue.tapes());
        assertEquals(1, publish(ETHER, 4).generation());
    }

    @Test
    void refusesAnotherProcessEvenAfterItRefusedASecondUpdateInThisOne() throws IOException {
        try (CatalogueUpdate update = CatalogueUpdate.begin(catalogue)) {
            assertThrows(CatalogueBusyException.class, () -> CatalogueUpdate.begin(catalogue));
            try (ForkedJvm other = new ForkedJvm(UpdateHolder.class, journal.toString())) {
                assertEquals(UpdateHolder.REFUSED, other.readLine());
            }
            CatalogueFixture.write(update, BITCOIN, 3);
        }
    }
}

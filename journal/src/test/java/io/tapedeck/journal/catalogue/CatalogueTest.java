package io.tapedeck.journal.catalogue;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.journal.CandleTape;
import io.tapedeck.journal.tape.TapeReader;
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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CatalogueTest {
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
    void isEmptyWhereThereIsNoHistory() {
        assertEquals(List.of(), catalogue.tapes());
        assertEquals(Optional.empty(), catalogue.current(BITCOIN));
        assertEquals(List.of(), new Catalogue(journal.resolve("nowhere")).tapes());
    }

    @Test
    void countsTheGenerationsOfATapeFromOne() throws IOException {
        assertEquals(1, publish(BITCOIN, 10).generation());
        assertEquals(2, publish(BITCOIN, 20).generation());
        assertEquals(1, publish(ETHER, 5).generation());
        assertEquals(3, publish(BITCOIN, 30).generation());

        assertEquals(List.of("binance/BTCUSDT/candles-1m@3", "binance/ETHUSDT/candles-1m@1"),
            catalogue.tapes().stream().map(HistoryTape::reference).toList());
    }

    @Test
    void saysOfATapeWhatWasPublished() throws IOException {
        final HistoryTape published = publish(BITCOIN, 10);

        assertEquals(Optional.of(published), catalogue.current(BITCOIN));
        assertEquals(CatalogueFixture.instrument(BITCOIN), published.instrument());
        assertEquals(10, published.frames());
        assertEquals(CandleTape.timeOf(10), published.endNs());
        assertEquals(10, CandleTape.read(published.directory(), SequenceRule.CONTIGUOUS).size());
    }

    @Test
    void keepsTheSchemaBesideEveryTape() throws IOException {
        assertTrue(Files.size(publish(BITCOIN, 10).directory().resolve("events.sbeir")) > 0);
    }

    @Test
    void lastsLongerThanTheProgram() throws IOException {
        final HistoryTape published = publish(BITCOIN, 10);

        assertEquals(List.of(published), new Catalogue(journal).tapes());
    }

    @Test
    void readersOfAGenerationGoOnWhileTheNextIsPublished() throws IOException {
        final HistoryTape first = publish(BITCOIN, 2_000);
        final Frame frame = Frame.allocate();
        try (TapeReader reader = new TapeReader(first.directory(), SequenceRule.CONTIGUOUS)) {
            for (int index = 0; index < 500; index++) {
                assertTrue(reader.advance());
                reader.copyTo(frame);
            }
            publish(BITCOIN, 100);
            assertEquals(1_500, CandleTape.rest(reader).size());
            reader.requireEndAt(first.frames());
        }

        assertEquals(100, catalogue.current(BITCOIN).orElseThrow().frames());
    }

    @Test
    void findsOldGenerationsByTheReferenceThatRunsName() throws IOException {
        final HistoryTape first = publish(BITCOIN, 10);
        final HistoryTape second = publish(BITCOIN, 20);

        assertEquals(Optional.of(first), catalogue.byReference("binance/BTCUSDT/candles-1m@1"));
        assertEquals(Optional.of(second), catalogue.byReference(second.reference()));
        assertEquals(Optional.empty(), catalogue.byReference("binance/BTCUSDT/candles-1m@3"));
        assertEquals(Optional.empty(), catalogue.byReference("binance/XRPUSDT/candles-1m@1"));
    }

    @Test
    void refusesATextThatIsNoReference() {
        for (final String text : List.of("", "binance/BTCUSDT/candles-1m", "BTCUSDT@1", "binance/BTCUSDT/candles-1m@x",
            "binance/BTCUSDT/candles-1m@")) {
            assertThrows(IllegalArgumentException.class, () -> catalogue.byReference(text), text);
        }
    }

    @Test
    void isUnreadableWhereItsFileIsDamaged() throws IOException {
        publish(BITCOIN, 10);
        for (final String text : List.of("", "garbage", "binance/BTCUSDT/candles-1m: many", "a/b: 1", "{")) {
            Files.writeString(journal.resolve(Catalogue.FILE), text);
            final String message = assertThrows(UnreadableManifestException.class, catalogue::tapes, text).getMessage();
            assertTrue(message.startsWith(journal.resolve(Catalogue.FILE) + " cannot be read: "), message);
        }
    }

    @Test
    void aTapeWithoutItsManifestIsUnreadable() throws IOException {
        final Path manifest = publish(BITCOIN, 10).directory().resolve(HistoryTape.MANIFEST);
        final String whole = Files.readString(manifest);

        Files.delete(manifest);
        assertThrows(UnreadableManifestException.class, catalogue::tapes);
        Files.writeString(manifest, "garbage");
        assertThrows(UnreadableManifestException.class, catalogue::tapes);
        Files.writeString(manifest, whole.replaceFirst("(?m)^frames:.*$", "frames: many"));
        assertThrows(UnreadableManifestException.class, catalogue::tapes);
    }

    @Test
    void aManifestThatLacksAValueIsUnreadableAndTheValueIsNamed() throws IOException {
        final Path manifest = publish(BITCOIN, 10).directory().resolve(HistoryTape.MANIFEST);
        final String whole = Files.readString(manifest);

        for (final String key : List.of("tape", "generation", "frames", "firstOpenNs", "endNs", "contentHash",
            "quoteCurrency", "priceScale", "quantityScale", "tickSize", "stepSize", "minimumNotional",
            "takerFeeRate")) {
            Files.writeString(manifest, whole.replaceFirst("(?m)^" + key + ":.*\n", ""));
            final String message =
                assertThrows(UnreadableManifestException.class, () -> catalogue.current(BITCOIN), key).getMessage();
            assertTrue(message.contains("'" + key + "'"), message);
        }
    }
}

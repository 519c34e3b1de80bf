package io.tapedeck.journal.catalogue;

import java.io.IOException;
import java.nio.file.Path;

/** A process that begins an update of a journal, says how that went and, where it may write, waits to be killed. */
final class UpdateHolder {
    static final String HOLDING = "holding";
    static final String REFUSED = "refused";

    private UpdateHolder() {
    }

    public static void main(final String[] arguments) throws IOException {
        try (CatalogueUpdate update = CatalogueUpdate.begin(new Catalogue(Path.of(arguments[0])))) {
            update.nextDirectory(CatalogueFixture.ETHER);
            System.out.println(HOLDING);
            System.in.read();
        } catch (final CatalogueBusyException busy) {
            System.out.println(REFUSED);
        }
    }
}

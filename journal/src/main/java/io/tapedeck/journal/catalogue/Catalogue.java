package io.tapedeck.journal.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The history tapes of a journal directory and which generation of each is current.
 *
 * <p>Reading needs no lock: the catalogue file is replaced in one step and generations never change. Generations that
 * are no longer current stay, for runs name them. Changes go through a {@link CatalogueUpdate}.
 */
public final class Catalogue {
    static final String FILE = "catalogue.yaml";
    private static final String HISTORY = "history";

    private final Path journal;

    /**
     * The catalogue of a journal directory, which need not exist.
     *
     * @param journal directory.
     */
    public Catalogue(final Path journal) {
        this.journal = journal;
    }

    /**
     * The current generation of every tape.
     *
     * @return ordered by key; empty for a journal without history.
     * @throws UnreadableManifestException where a file is damaged.
     */
    public List<HistoryTape> tapes() {
        final List<HistoryTape> tapes = new ArrayList<>();
        generations().forEach((key, generation) -> tapes.add(HistoryTape.read(directoryOf(key, generation))));
        return tapes;
    }

    /**
     * The current generation of a tape.
     *
     * @param key what it is about.
     * @return empty where there is none.
     */
    public Optional<HistoryTape> current(final HistoryKey key) {
        final Integer generation = generations().get(key);
        return generation == null ? Optional.empty() : Optional.of(HistoryTape.read(directoryOf(key, generation)));
    }

    /**
     * The tape that says in which units the prices of an instrument are.
     *
     * @param venue  of the instrument.
     * @param symbol of the instrument.
     * @return its finest candles; empty where there are none.
     */
    public Optional<HistoryTape> finestCandles(final String venue, final String symbol) {
        return generations().keySet().stream()
            .filter(key -> key.content() == TapeContent.CANDLES && key.venue().equals(venue)
                && key.symbol().equals(symbol))
            .findFirst()
            .flatMap(this::current);
    }

    /**
     * A generation that a run named, current or not.
     *
     * @param reference as in {@link HistoryTape#reference}.
     * @return empty where it is not there any more.
     * @throws IllegalArgumentException where the text does not name a generation.
     */
    public Optional<HistoryTape> byReference(final String reference) {
        final int at = reference.lastIndexOf('@');
        if (at < 0) {
            throw new IllegalArgumentException("'" + reference + "' does not name the generation of a tape");
        }
        final HistoryKey key = HistoryKey.ofPath(reference.substring(0, at));
        final Path directory = directoryOf(key, Integer.parseInt(reference.substring(at + 1)));
        return Files.exists(directory.resolve(HistoryTape.MANIFEST))
            ? Optional.of(HistoryTape.read(directory))
            : Optional.empty();
    }

    Map<HistoryKey, Integer> generations() {
        final Path file = journal.resolve(FILE);
        final Map<HistoryKey, Integer> generations = new TreeMap<>();
        if (Files.exists(file)) {
            final Manifest manifest = Manifest.read(file);
            try {
                manifest.values().forEach((path, generation) ->
                    generations.put(HistoryKey.ofPath(path), Integer.valueOf(generation)));
            } catch (final IllegalArgumentException damaged) {
                throw new UnreadableManifestException(file, damaged);
            }
            if (generations.isEmpty()) {
                throw new UnreadableManifestException(file, new IllegalArgumentException("it names no tape"));
            }
        }
        return generations;
    }

    void replace(final Map<HistoryKey, Integer> generations) throws IOException {
        final Map<String, String> values = new LinkedHashMap<>();
        generations.forEach((key, generation) -> values.put(key.path(), generation.toString()));
        new Manifest(values).write(journal.resolve(FILE));
    }

    Path directoryOf(final HistoryKey key, final int generation) {
        return journal.resolve(HISTORY).resolve(key.path()).resolve("generation-" + generation);
    }

    /**
     * The journal directory.
     *
     * @return as given.
     */
    public Path journal() {
        return journal;
    }
}

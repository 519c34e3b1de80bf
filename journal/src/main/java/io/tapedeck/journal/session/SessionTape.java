package io.tapedeck.journal.session;

import io.tapedeck.journal.catalogue.Manifest;
import io.tapedeck.journal.tape.DamagedTapeException;
import io.tapedeck.journal.tape.QueueBirth;
import io.tapedeck.journal.tape.TapePart;
import io.tapedeck.journal.tape.TapeReader;
import io.tapedeck.journal.tape.TapeReader.SequenceRule;
import io.tapedeck.journal.tape.TapeSeal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One of the tapes of a session. Immutable.
 *
 * @param number    from 1.
 * @param directory of the tape.
 * @param manifest  written before its first frame.
 */
public record SessionTape(int number, Path directory, Manifest manifest) implements TapePart {
    /** Names the sequence of the first frame. */
    public static final String FIRST_SEQUENCE = "firstSequence";
    private static final String QUEUE = ".cq4";

    @Override
    public long firstSequence() {
        return manifest.number(FIRST_SEQUENCE);
    }

    /**
     * Opens the tape.
     *
     * @return at its beginning; empty where its writer died before the first frame.
     */
    public Optional<TapeReader> open() {
        if (hasNoFrame()) {
            return Optional.empty();
        }
        return Optional.of(new TapeReader(directory, SequenceRule.CONTIGUOUS, firstSequence() - 1));
    }

    /**
     * What its writer left when it closed it.
     *
     * @return empty where it did not come to that.
     */
    public Optional<TapeSeal> seal() {
        return TapeSeal.beside(directory);
    }

    @Override
    public boolean hasNoFrame() {
        try (Stream<Path> files = Files.list(directory)) {
            final List<Path> queues = files.filter(file -> file.toString().endsWith(QUEUE)).toList();
            return queues.isEmpty() || queues.size() == 1 && QueueBirth.isUnborn(queues.get(0));
        } catch (final IOException unreadable) {
            throw new DamagedTapeException(directory, "it cannot be read", unreadable);
        }
    }
}

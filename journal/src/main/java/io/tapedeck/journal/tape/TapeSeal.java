package io.tapedeck.journal.tape;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a recording held when its writer closed it; stands beside it in a file of its own, for the manifest is written
 * by those who know what was recorded. A recording without one was cut off, or is older than seals. Immutable.
 *
 * @param frames how many.
 * @param chain  of their checksums, eight hexadecimal digits, as {@link FrameChain} has it.
 */
public record TapeSeal(long frames, String chain) {
    private static final String FILE = "seal.yaml";
    private static final Pattern TEXT = Pattern.compile("frames: (\\d{1,18})\nchain: ([0-9a-f]{8})\n");

    /**
     * Puts the seal beside a tape, in one step: a disk that is full leaves none, and not a half of one.
     *
     * @param directory of the tape, to which nothing is appended any more.
     * @throws IOException where the disk refuses.
     */
    public void write(final Path directory) throws IOException {
        WholeFile.write(directory.resolve(FILE), "frames: " + frames + "\nchain: " + chain + "\n");
    }

    /**
     * The seal of a tape.
     *
     * @param directory of the tape.
     * @return empty where there is none.
     * @throws DamagedTapeException where it cannot be read.
     */
    public static Optional<TapeSeal> beside(final Path directory) {
        final Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            final Matcher text = TEXT.matcher(Files.readString(file));
            if (text.matches()) {
                return Optional.of(new TapeSeal(Long.parseLong(text.group(1)), text.group(2)));
            }
            throw new DamagedTapeException(directory, FILE + " is no seal");
        } catch (final IOException unreadable) {
            throw new DamagedTapeException(directory, FILE + " cannot be read", unreadable);
        }
    }
}

package io.tapedeck.journal.tape;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a generation of history holds, counted when it was written, in a file beside it; see docs/decisions/0042. It
 * is believed only as long as no byte of the tape has changed. Immutable.
 *
 * @param frames     how many.
 * @param peakFrames the most in one minute of engine time.
 * @param peakNs     beginning of the first such minute, nanoseconds.
 * @param messages   how many by template id.
 * @param opens      open times of the candles among the inputs.
 */
public record TapeSummary(long frames, long peakFrames, long peakNs, SortedMap<Integer, Long> messages,
    List<OpenTimes.Course> opens) {

    private static final String FILE = "summary.yaml";
    private static final Pattern TEXT = Pattern.compile("fingerprint: ([0-9a-f]{8})\nframes: (\\d{1,18})\n"
        + "peakFrames: (\\d{1,18})\npeakNs: (-?\\d{1,19})\nmessages: ([\\d* ]*)\n"
        + "opens: ([-\\d+* ]*)\n");
    private static final String BETWEEN = " ";
    private static final String SIGNS = "(?<=\\d)[*+]";

    static TapeSummary of(final FrameTally tally, final OpenTimes opens) {
        return new TapeSummary(tally.frames(), tally.peakFrames(), tally.peakNs(), tally.messages(), opens.courses());
    }

    /** Leaves no file where the tape has more courses than are worth one, and none but a whole one. */
    void write(final Path directory) throws IOException {
        if (opens.size() <= OpenTimes.MOST_COURSES) {
            WholeFile.write(directory.resolve(FILE), "fingerprint: " + TapeFingerprint.of(directory) + "\n" + text());
        }
    }

    private String text() {
        return "frames: " + frames + "\npeakFrames: " + peakFrames + "\npeakNs: " + peakNs + "\nmessages: "
            + messages.entrySet().stream().map(type -> type.getKey() + "*" + type.getValue())
                .collect(Collectors.joining(BETWEEN))
            + "\nopens: "
            + opens.stream().map(course -> course.firstNs() + "+" + course.stepNs() + "*" + course.count())
                .collect(Collectors.joining(BETWEEN))
            + "\n";
    }

    /**
     * The summary of a tape, where it holds still: reads every byte of the tape.
     *
     * @param directory of the tape.
     * @return empty where there is none, or the tape is not as it was when it was written.
     */
    public static Optional<TapeSummary> beside(final Path directory) {
        try {
            if (!Files.exists(directory.resolve(FILE))) {
                return Optional.empty();
            }
            final Matcher text = TEXT.matcher(Files.readString(directory.resolve(FILE)));
            return text.matches() && text.group(1).equals(TapeFingerprint.of(directory))
                ? Optional.of(parsed(text)) : Optional.empty();
        } catch (final IOException | RuntimeException unreadable) {
            // Whoever asks counts the frames, and finds what is wrong with the tape itself.
            return Optional.empty();
        }
    }

    private static TapeSummary parsed(final Matcher text) {
        final SortedMap<Integer, Long> messages = new TreeMap<>();
        values(text.group(5)).forEach(type -> messages.put((int) type[0], type[1]));
        return new TapeSummary(Long.parseLong(text.group(2)), Long.parseLong(text.group(3)),
            Long.parseLong(text.group(4)), messages, values(text.group(6)).stream()
                .map(course -> new OpenTimes.Course(course[0], course[1], course[2])).toList());
    }

    private static List<long[]> values(final String list) {
        return list.isEmpty() ? List.of() : Arrays.stream(list.split(BETWEEN))
            .map(value -> Arrays.stream(value.split(SIGNS)).mapToLong(Long::parseLong).toArray()).toList();
    }

    /**
     * Hands out the open times of the candles, in their order.
     *
     * @param times takes them, nanoseconds.
     */
    public void forEachOpen(final LongConsumer times) {
        opens.forEach(course -> course.forEach(times));
    }
}

package io.tapedeck.replay.optimise;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.replay.report.JsonDocument;
import io.tapedeck.replay.run.NamedSettings;
import io.tapedeck.replay.run.UnusableRequestException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Searches and walks go on only with what they were begun with. Stateless. */
public final class Continuation {
    /** Told by what is in them. */
    private static final Set<String> NESTED = Set.of("replay", "schedule");
    private static final Map<String, String> NAMES = Map.of("codeVersion", "program", "data", "tape", "objectives",
        "objective");

    private Continuation() {
    }

    /**
     * Refuses what is asked for where it is not what was begun.
     *
     * @param what  is to go on, such as {@code the optimisation in runs/a}.
     * @param begun document of its plan, as it was written.
     * @param asked document of the plan that is asked for.
     * @throws IOException              where the written one cannot be read.
     * @throws UnusableRequestException where they differ; it names in what, as the command line does.
     */
    public static void require(final String what, final byte[] begun, final Map<String, Object> asked)
        throws IOException {
        final List<String> others = differing(JsonReading.object(begun), JsonReading.object(
            JsonDocument.line(asked).getBytes(StandardCharsets.UTF_8))).distinct().toList();
        if (!others.isEmpty()) {
            throw new UnusableRequestException(Category.USAGE, what + " differs from what is asked for in "
                + String.join(", ", others) + ": resume it with the options, the program and the tapes that it "
                + "was begun with, or begin a new one");
        }
    }

    /**
     * Refuses a folder in which something was begun, where something new is asked for.
     *
     * @param folder that is taken.
     * @param holds  what it holds, such as {@code an optimisation}.
     * @return to be thrown.
     */
    public static UnusableRequestException taken(final Path folder, final String holds) {
        return new UnusableRequestException(Category.USAGE, folder + " holds " + holds + " already: continue it with "
            + "--resume, or choose another folder with --out");
    }

    private static Stream<String> differing(final Map<?, ?> begun, final Map<?, ?> asked) {
        final Set<Object> names = new LinkedHashSet<>(asked.keySet());
        names.addAll(begun.keySet());
        return names.stream().filter(name -> !Objects.equals(begun.get(name), asked.get(name)))
            .flatMap(name -> differing((String) name, begun.get(name), asked.get(name)));
    }

    private static Stream<String> differing(final String name, final Object begun, final Object asked) {
        return NESTED.contains(name) && begun instanceof Map<?, ?> before && asked instanceof Map<?, ?> now
            ? differing(before, now) : Stream.of(NAMES.getOrDefault(name, NamedSettings.option(name)));
    }
}

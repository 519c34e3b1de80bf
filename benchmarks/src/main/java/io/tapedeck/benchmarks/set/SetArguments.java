package io.tapedeck.benchmarks.set;

import io.tapedeck.benchmarks.report.Extent;

import java.nio.file.Path;
import java.util.List;

/**
 * What the set was started with. Immutable.
 *
 * @param home        the checkout, with {@code bin/tapedeck}.
 * @param out         folder of results.
 * @param codeVersion of the program.
 * @param extent      how much to measure.
 * @param isJson      whether the result is printed as JSON.
 * @param only        names of groups; empty for all.
 */
record SetArguments(Path home, Path out, String codeVersion, Extent extent, boolean isJson, List<String> only) {
    /** They come from the command of the program, which has checked them. */
    static SetArguments of(final String... arguments) {
        final List<String> given = List.of(arguments);
        return new SetArguments(
            Path.of(value(given, "--home", ".")).toAbsolutePath().normalize(),
            Path.of(value(given, "--out", "bench")),
            value(given, "--code-version", "unknown"),
            given.contains("--quick") ? Extent.QUICK : Extent.FULL,
            given.contains("--json"),
            List.of(value(given, "--only", "").split(",")).stream().filter(name -> !name.isEmpty()).toList());
    }

    private static String value(final List<String> given, final String name, final String preset) {
        final int at = given.indexOf(name);
        return at < 0 || at + 1 == given.size() ? preset : given.get(at + 1);
    }
}

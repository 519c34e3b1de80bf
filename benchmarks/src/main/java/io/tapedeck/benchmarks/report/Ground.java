package io.tapedeck.benchmarks.report;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What measurements stand on. Immutable.
 *
 * @param home     the checkout, with {@code bin/tapedeck}.
 * @param work     folder that is cleared away afterwards.
 * @param extent   how much is measured.
 * @param progress is told what is being done.
 */
public record Ground(Path home, Path work, Extent extent, Consumer<String> progress) {
}

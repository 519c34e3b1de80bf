package io.tapedeck.benchmarks.report;

import java.io.IOException;
import java.util.List;

/** Figures that belong together. One thread. */
public interface BenchmarkGroup {
    /**
     * What it is asked for by.
     *
     * @return a word.
     */
    String name();

    /**
     * Measures.
     *
     * @param ground to do it on.
     * @return figures in the order in which they are told.
     * @throws IOException          where the disk refuses, or a process cannot be started.
     * @throws InterruptedException where nobody waits for them any more.
     */
    List<Figure> measure(Ground ground) throws IOException, InterruptedException;
}

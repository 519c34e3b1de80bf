package io.tapedeck.replay.optimise;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.replay.report.page.Page;
import io.tapedeck.replay.run.UnusableRequestException;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A finished optimisation as one page for a browser, of what its folder holds: nothing is played again. Its size does
 * not grow with the number of trials. Stateless.
 */
public final class OptimisationPage {
    private static final String RESULT = "result.json";
    private static final String PLAN = "optimisation.json";
    private static final String TRIALS = "trials.jsonl";
    private static final int BARS = 40;

    private OptimisationPage() {
    }

    /**
     * Whether a folder is that of an optimisation.
     *
     * @param folder that may be.
     * @return true for one that was begun.
     */
    public static boolean isOptimisation(final Path folder) {
        return Files.exists(folder.resolve(PLAN)) && Files.exists(folder.resolve(TRIALS));
    }

    /**
     * Tells an optimisation.
     *
     * @param folder that holds it.
     * @param name   of it.
     * @return the page.
     * @throws IOException              where the folder cannot be read.
     * @throws UnusableRequestException where it is not finished.
     */
    public static String html(final Path folder, final String name) throws IOException {
        if (!Files.exists(folder.resolve(RESULT))) {
            throw new UnusableRequestException(Category.DATA, name + " holds an optimisation that is not finished: "
                + "continue it with 'tapedeck optimize … --out " + name + " --resume'");
        }
        final Map<String, Object> result = JsonReading.object(Files.readAllBytes(folder.resolve(RESULT)));
        if (!result.containsKey("replayOptions")) {
            throw new UnusableRequestException(Category.DATA, name + " holds an optimisation of an older program, "
                + "which kept too little for a page: search again");
        }
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", name);
        document.put("result", result);
        document.put("sharpes", histogram(sharpes(folder.resolve(TRIALS))));
        return Page.of(document, "optimisation");
    }

    private static double[] sharpes(final Path trials) throws IOException {
        try (Stream<String> lines = Files.lines(trials)) {
            return lines.flatMapToDouble(OptimisationPage::sharpe).toArray();
        }
    }

    private static DoubleStream sharpe(final String trial) {
        try {
            final Map<?, ?> row = JsonReading.object(trial.getBytes(StandardCharsets.UTF_8));
            final Map<?, ?> figures = (Map<?, ?>) row.get("figures");
            return row.get("failure") == null && figures.get(Objective.SHARPE.text()) instanceof BigDecimal ratio
                ? DoubleStream.of(ratio.doubleValue()) : DoubleStream.empty();
        } catch (final IOException | NullPointerException | ClassCastException damaged) {
            throw new UnusableRequestException(Category.DATA, TRIALS + " is damaged: begin a new optimisation");
        }
    }

    /** Bars of equal width; null where no trial has a ratio. */
    private static Map<String, Object> histogram(final double... values) {
        if (values.length == 0) {
            return null;
        }
        final double from = Arrays.stream(values).min().orElseThrow();
        final double width = (Arrays.stream(values).max().orElseThrow() - from) / BARS;
        final List<Long> counts = new ArrayList<>(Collections.nCopies(BARS, 0L));
        for (final double value : values) {
            final int bar = width > 0 ? Math.min(BARS - 1, (int) ((value - from) / width)) : 0;
            counts.set(bar, counts.get(bar) + 1);
        }
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("from", from);
        document.put("width", width);
        document.put("counts", counts);
        return document;
    }
}

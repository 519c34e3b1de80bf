package io.tapedeck.replay.walkforward;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.replay.optimise.JsonReading;
import io.tapedeck.replay.report.page.Page;
import io.tapedeck.replay.run.UnusableRequestException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A finished walk forward as one page for a browser, of what its folder holds: nothing is played again. Stateless. */
public final class WalkForwardPage {
    private static final String PLAN = "walkforward.json";
    private static final String RESULT = "result.json";
    private static final String CURVE = "equity.csv";
    /** More points than a screen has columns show nothing more. */
    private static final int MOST_POINTS = 4_000;

    private WalkForwardPage() {
    }

    /**
     * Whether a folder is that of a walk forward.
     *
     * @param folder that may be.
     * @return true for one that was begun.
     */
    public static boolean isWalkForward(final Path folder) {
        return Files.exists(folder.resolve(PLAN));
    }

    /**
     * Tells a walk forward.
     *
     * @param folder that holds it.
     * @param name   of it.
     * @return the page.
     * @throws IOException              where the folder cannot be read.
     * @throws UnusableRequestException where it is not finished.
     */
    public static String html(final Path folder, final String name) throws IOException {
        if (!Files.exists(folder.resolve(RESULT)) || !Files.exists(folder.resolve(CURVE))) {
            throw new UnusableRequestException(Category.DATA, name + " holds a walk forward that is not finished: "
                + "continue it with 'tapedeck walkforward … --out " + name + " --resume'");
        }
        final Map<String, Object> result = JsonReading.object(Files.readAllBytes(folder.resolve(RESULT)));
        if (!result.containsKey("replayOptions")) {
            throw new UnusableRequestException(Category.DATA, name + " holds a walk forward of an older program, which "
                + "kept too little for a page: walk again");
        }
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", name);
        document.put("result", result);
        document.put("curve", curve(Files.readAllLines(folder.resolve(CURVE))));
        return Page.of(document, "walkforward");
    }

    /** Every n-th line, and the last one. */
    private static Map<String, Object> curve(final List<String> lines) {
        final int step = 1 + lines.size() / MOST_POINTS;
        final List<String[]> points = IntStream.range(1, lines.size())
            .filter(line -> (lines.size() - 1 - line) % step == 0)
            .mapToObj(line -> lines.get(line).split(",")).toList();
        final Map<String, Object> curve = new LinkedHashMap<>();
        curve.put("times", points.stream().map(point -> Instant.parse(point[0]).getEpochSecond()).toList());
        curve.put("levels", points.stream().map(point -> Double.valueOf(point[1])).toList());
        curve.put("held", points.stream().map(point -> Double.valueOf(point[2])).toList());
        return curve;
    }
}

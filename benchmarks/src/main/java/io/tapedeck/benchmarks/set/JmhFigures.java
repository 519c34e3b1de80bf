package io.tapedeck.benchmarks.set;

import io.tapedeck.benchmarks.jvm.JvmFlags;
import io.tapedeck.benchmarks.replay.PreparedTapes;
import io.tapedeck.benchmarks.report.Extent;
import io.tapedeck.benchmarks.report.Figure;
import io.tapedeck.benchmarks.report.Ground;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Runs benchmarks of JMH and takes their figures. One thread. */
final class JmhFigures {
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final double MILLION = 1e6;
    private static final TimeValue MOMENT = TimeValue.milliseconds(40);

    private final Ground ground;
    private final Path tapes;

    JmhFigures(final Ground ground, final Path tapes) {
        this.ground = ground;
        this.tapes = tapes;
    }

    /**
     * Benchmarks to run.
     *
     * @param type       class of them.
     * @param methods    a pattern of their methods.
     * @param parameters values that are chosen; those that are not named take all of theirs.
     */
    record Choice(Class<?> type, String methods, Map<String, String[]> parameters) {
        static Choice of(final Class<?> type, final String methods) {
            return new Choice(type, methods, Map.of());
        }

        Choice with(final String parameter, final String... values) {
            final Map<String, String[]> more = new LinkedHashMap<>(parameters);
            more.put(parameter, values);
            return new Choice(type, methods, more);
        }
    }

    List<Figure> of(final Choice choice) {
        ground.progress().accept("jmh: " + choice.type().getSimpleName());
        final List<Figure> figures = new ArrayList<>();
        try {
            for (final RunResult result : new Runner(options(choice).build()).run()) {
                figures.add(figure(result));
            }
        } catch (final RunnerException failure) {
            figures.add(Figure.missing(choice.type().getSimpleName(), "failed: " + failure.getMessage()));
        }
        return figures;
    }

    private ChainedOptionsBuilder options(final Choice choice) {
        final ChainedOptionsBuilder options = new OptionsBuilder()
            .include(Pattern.quote(choice.type().getName()) + "\\.(" + choice.methods() + ")$")
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .jvmArgsAppend(flags());
        choice.parameters().forEach(options::param);
        options.forks(1);
        if (ground.extent() == Extent.QUICK) {
            options.forks(0).warmupIterations(0).measurementIterations(1).measurementTime(MOMENT);
        }
        return options;
    }

    private String[] flags() {
        final List<String> flags = new ArrayList<>(List.of(JvmFlags.all()));
        flags.add("-D" + PreparedTapes.PROPERTY + "=" + tapes);
        return flags.toArray(String[]::new);
    }

    private static Figure figure(final RunResult result) {
        final Result<?> primary = result.getPrimaryResult();
        final boolean isRate = primary.getScoreUnit().startsWith("ops/");
        final Statistics scores = primary.getStatistics();
        final double scale = isRate ? MILLION : 1;
        final Map<String, Double> values = new LinkedHashMap<>();
        values.put("median", scores.getPercentile(50) / scale);
        values.put("least", scores.getMin() / scale);
        values.put("most", scores.getMax() / scale);
        values.put("samples", (double) scores.getN());
        return Figure.of(name(result.getParams()), isRate ? "M/s" : primary.getScoreUnit().replace("/op", ""), values)
            .allocating(result.getSecondaryResults().entrySet().stream()
                .filter(each -> each.getKey().endsWith(ALLOCATED)).findFirst().orElseThrow()
                .getValue().getScore(), Figure.Demand.NONE);
    }

    private static String name(final BenchmarkParams of) {
        final String whole = of.getBenchmark();
        final int method = whole.lastIndexOf('.');
        final StringBuilder name = new StringBuilder(whole.substring(whole.lastIndexOf('.', method - 1) + 1)
            .replace("Benchmark.", "."));
        of.getParamsKeys().forEach(key -> name.append(' ').append(of.getParam(key)));
        return name.toString();
    }
}

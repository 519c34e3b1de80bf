package io.tapedeck.benchmarks.startup;

import io.tapedeck.benchmarks.replay.YearOfCandles;
import io.tapedeck.benchmarks.report.BenchmarkGroup;
import io.tapedeck.benchmarks.report.Extent;
import io.tapedeck.benchmarks.report.Figure;
import io.tapedeck.benchmarks.report.Ground;
import io.tapedeck.journal.tape.Folders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whole commands, from the shell to their end, with the launcher's class archive and without: milliseconds. */
public final class StartGroup implements BenchmarkGroup {
    private static final double MILLI = 1e6;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Figure> measure(final Ground ground) throws IOException, InterruptedException {
        final Path folder = Files.createDirectories(ground.work().resolve("start"));
        final Program program = new Program(ground.home(), folder);
        final Map<String, String> commands = commands(ground.extent(), program);
        final List<Figure> figures = new ArrayList<>();
        for (final Map.Entry<String, String> command : commands.entrySet()) {
            ground.progress().accept("start: " + command.getKey());
            figures.addAll(figures(command, program, ground.extent().of(1, 9)));
            Folders.delete(folder.resolve("runs"));
        }
        Folders.delete(folder);
        return figures;
    }

    private static Map<String, String> commands(final Extent extent, final Program program)
        throws IOException, InterruptedException {
        final Map<String, String> commands = new LinkedHashMap<>();
        commands.put("--help", "--help");
        if (extent == Extent.QUICK) {
            program.run(Program.Archive.WITH, "data sample --from 2022-01-01 --to 2022-01-08 --journal week");
            commands.put("replay of a day", "replay --journal week --from 2022-01-03 --to 2022-01-04 --json");
            return commands;
        }
        final String tape = YearOfCandles.write(program.folder().resolve("year")).key().path();
        program.run(Program.Archive.WITH, "data sample --from 2019-01-01 --to 2023-01-01 --journal four-years");
        commands.put("journal stat of a year", "journal stat " + tape + " --journal year");
        commands.put("replay of a day", "replay --journal year --from 2022-06-01 --to 2022-06-02 --json");
        commands.put("replay of a year", "replay --journal year --json");
        commands.put("replay of a year, strategy on 1m", "replay --journal year --timeframe 1m --json");
        commands.put("replay of four years", "replay --journal four-years --json");
        return commands;
    }

    /** One with and one without take turns, so that both meet the same machine. */
    private static List<Figure> figures(final Map.Entry<String, String> command, final Program program,
        final int times) throws IOException, InterruptedException {
        final Map<Program.Archive, double[]> samples = new EnumMap<>(Program.Archive.class);
        for (final Program.Archive archive : Program.Archive.values()) {
            samples.put(archive, new double[times]);
        }
        for (int time = 0; time < times; time++) {
            for (final Program.Archive archive : Program.Archive.values()) {
                samples.get(archive)[time] = program.run(archive, command.getValue()).wallNs() / MILLI;
            }
        }
        return List.of(
            Figure.ofSamples(command.getKey(), "ms", samples.get(Program.Archive.WITH)),
            Figure.ofSamples("  without the class archive", "ms", samples.get(Program.Archive.WITHOUT)));
    }
}

package io.tapedeck.benchmarks.set;

import io.tapedeck.benchmarks.live.LatencyGroup;
import io.tapedeck.benchmarks.peer.PeerGroup;
import io.tapedeck.benchmarks.report.BenchmarkGroup;
import io.tapedeck.benchmarks.report.BenchmarkReport;
import io.tapedeck.benchmarks.report.Extent;
import io.tapedeck.benchmarks.report.Figure;
import io.tapedeck.benchmarks.report.Ground;
import io.tapedeck.benchmarks.report.Machine;
import io.tapedeck.benchmarks.startup.RecoveryGroup;
import io.tapedeck.benchmarks.startup.StartGroup;
import io.tapedeck.journal.tape.Folders;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs the set, or some of its groups, and writes down what came out and on what. */
public final class BenchmarkSet {
    private static final DateTimeFormatter STAMP =
        DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int DONE = 0;
    private static final int CHECK_FAILED = 1;
    private static final int USAGE = 2;

    private static final List<BenchmarkGroup> GROUPS = List.of(new ThroughputGroup(), new ParsingGroup(),
        new LatencyGroup(), new AllocationGroup(), new StartGroup(), new RecoveryGroup(), new PeerGroup());

    private final SetArguments arguments;
    private final List<String> failures = new ArrayList<>();

    private BenchmarkSet(final SetArguments arguments) {
        this.arguments = arguments;
    }

    /**
     * Runs what the arguments choose, and ends with 1 where something allocates that must not, or cannot be measured.
     *
     * @param arguments {@code --home DIR --out DIR --code-version TEXT [--quick] [--json] [--only GROUP,...]}.
     * @throws IOException          where the disk refuses.
     * @throws InterruptedException where nobody waits for it any more.
     */
    public static void main(final String[] arguments) throws IOException, InterruptedException {
        final SetArguments asked = SetArguments.of(arguments);
        final List<String> known = GROUPS.stream().map(BenchmarkGroup::name).toList();
        final List<String> unknown = asked.only().stream().filter(name -> !known.contains(name)).toList();
        if (!unknown.isEmpty()) {
            System.err.println("tapedeck: there is no group of benchmarks '" + unknown.get(0) + "': choose of "
                + String.join(", ", known));
            System.exit(USAGE);
        }
        System.exit(new BenchmarkSet(asked).run());
    }

    private int run() throws IOException, InterruptedException {
        final Instant begun = Instant.now();
        final double load = Machine.load();
        final Path work = Files.createTempDirectory("tapedeck-bench");
        try {
            final Map<String, List<Figure>> figures = measure(work);
            return tell(begun, new BenchmarkReport(new BenchmarkReport.Conditions(begun, arguments.codeVersion(),
                arguments.extent(), Machine.present(), load, Machine.load(), flags()), figures));
        } finally {
            Folders.delete(work);
        }
    }

    private Map<String, List<Figure>> measure(final Path work) throws IOException, InterruptedException {
        final Ground ground = new Ground(arguments.home(), work, arguments.extent(),
            word -> System.err.println("tapedeck: " + word));
        final Map<String, List<Figure>> figures = new LinkedHashMap<>();
        for (final BenchmarkGroup group : GROUPS) {
            if (arguments.only().isEmpty() || arguments.only().contains(group.name())) {
                figures.put(group.name(), figures(group, ground));
            }
        }
        return figures;
    }

    /** What one group cannot do is told in its place: what the others found is not lost with it. */
    private List<Figure> figures(final BenchmarkGroup group, final Ground ground) throws InterruptedException {
        try {
            return group.measure(ground);
        } catch (final IOException | RuntimeException failure) {
            failures.add(group.name() + " could not be measured: " + failure);
            return List.of(Figure.missing(group.name(), "failed: " + failure));
        }
    }

    private int tell(final Instant begun, final BenchmarkReport report) throws IOException {
        Files.createDirectories(arguments.out());
        final Path file = arguments.out().resolve(STAMP.format(begun)
            + (arguments.extent() == Extent.QUICK ? "-quick" : "") + ".json");
        Files.writeString(file, report.document());
        System.out.print(arguments.isJson() ? report.document() : report.text());
        System.err.println("tapedeck: written to " + file);
        failures.addAll(report.faults());
        failures.forEach(fault -> System.err.println("tapedeck: " + fault));
        return failures.isEmpty() ? DONE : CHECK_FAILED;
    }

    private static List<String> flags() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(flag -> flag.startsWith("-X") || flag.contains("agrona")).toList();
    }
}

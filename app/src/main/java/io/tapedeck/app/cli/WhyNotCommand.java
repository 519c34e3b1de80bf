package io.tapedeck.app.cli;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.journal.catalogue.Catalogue;
import io.tapedeck.journal.cause.CausalNode;
import io.tapedeck.journal.cause.Silence;
import io.tapedeck.journal.cause.SilenceTree;
import io.tapedeck.journal.cause.SourceTapes;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.replay.report.JsonDocument;
import io.tapedeck.replay.report.RecordedVerdicts;
import io.tapedeck.replay.run.FiguresThen;
import io.tapedeck.replay.run.RunTape;
import io.tapedeck.replay.run.UnusableRequestException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code tapedeck journal why-not}: why nothing was done. */
@Command(
    name = WhyNotCommand.NAME,
    description = {WhyNotCommand.SUMMARY,
        "The run is played again up to that moment, to ask its strategy for its figures."},
    mixinStandardHelpOptions = true,
    footer = {
        "",
        "Example:",
        "  tapedeck journal why-not runs/20220101T000000Z-sma-cross --symbol BTCUSDT --at 2022-11-08T16:00:00Z"})
final class WhyNotCommand implements Callable<Integer> {
    static final String NAME = "why-not";
    static final String SUMMARY = "Tells why nothing was done with a symbol at a moment: no signal, and the figures "
        + "that the strategy had then; a refusal with its figure and limit; trading not begun, halted; a gap.";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "Folder of a run.")
    private String run;

    @Option(names = "--symbol", paramLabel = "S", required = true, description = "Symbol, as on the tape.")
    private String symbol;

    @Option(names = "--at", paramLabel = "TIME", required = true, converter = Values.InstantValue.class,
        description = "Moment, ISO, UTC.")
    private Instant at;

    @Option(names = "--journal", paramLabel = "DIR", defaultValue = "data",
        description = "Journal with the history of the run (default: ${DEFAULT-VALUE}).")
    private Path journal;

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        final RecordedTape tape = RecordedTape.find(run, journal);
        final Silence silence = new Silence(tape, symbol, Values.nanoseconds(at));
        final int instrument = silence.instrumentId().orElseThrow(() -> new UnusableRequestException(
            Category.DATA, "the run knows no symbol " + symbol + " up to " + at
            + silence.symbols().map(known -> "; there is " + known).orElse("")));
        final Optional<FiguresThen> then = tape.manifest().flatMap(manifest -> ask(
            new RunTape(tape.directory(), manifest), silence, instrument));
        print(new SilenceTree(silence, SourceTapes.of(tape, journal), new RecordedVerdicts(),
            then.map(said -> new SilenceTree.StrategyAnswer(said.before(), said.after(), said.isWarm()))).root());
        silence.damage().ifPresent(damage -> spec.commandLine().getErr().println("tapedeck: " + damage.getMessage()
            + "; what stands behind that is not part of this answer"));
        return silence.damage().isPresent() ? ExitCode.CHECK_FAILED : ExitCode.DONE;
    }

    /** Without its history, or before its beginning, a run cannot be played. */
    private Optional<FiguresThen> ask(final RunTape tape, final Silence silence, final int instrument) {
        try {
            return Optional.of(FiguresThen.ask(tape, new Catalogue(journal), plugins.catalogue(), instrument,
                Instant.ofEpochSecond(0, silence.closeNs())));
        } catch (final UnusableRequestException unplayable) {
            spec.commandLine().getErr().println("tapedeck: the strategy was not asked for its figures: "
                + unplayable.getMessage());
            return Optional.empty();
        }
    }

    private void print(final CausalNode root) {
        final PrintWriter out = spec.commandLine().getOut();
        out.print(json ? JsonDocument.render(root.document()) : root.lines());
        out.flush();
    }
}

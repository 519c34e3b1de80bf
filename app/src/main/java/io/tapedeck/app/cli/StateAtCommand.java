package io.tapedeck.app.cli;

import io.tapedeck.journal.catalogue.Catalogue;
import io.tapedeck.replay.report.Decimals;
import io.tapedeck.replay.report.JsonDocument;
import io.tapedeck.replay.run.Verification;
import io.tapedeck.replay.state.CheckedReplay;
import io.tapedeck.replay.state.Moment;
import io.tapedeck.replay.state.RunState;
import io.tapedeck.replay.state.RunStates;
import io.tapedeck.replay.state.StateDifference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code tapedeck journal state-at}: everything that a run held at a moment. */
@Command(
    name = StateAtCommand.NAME,
    description = {StateAtCommand.SUMMARY,
        "The run is played again up to there and held against its tape on the way."},
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
        "",
        "Exit code 1 where the replay is not what was recorded, or the tape is damaged before the moment.",
        "",
        "Keys of --step: n or right a frame on, b or left a frame back, N and B to the next and the last frame with a "
            + "decision, g MOMENT elsewhere, q out. Without a terminal they are read as lines.",
        "",
        "Examples:",
        "  tapedeck journal state-at runs/20220101T000000Z-sma-cross 448820",
        "  tapedeck journal state-at runs/20220101T000000Z-sma-cross 2022-11-08T16:16:00Z --diff 2022-11-08T17:22:00Z",
        "  tapedeck journal state-at runs/20220101T000000Z-sma-cross 2022-11-08T16:16:00Z --step"})
final class StateAtCommand implements Callable<Integer> {
    static final String NAME = "state-at";
    static final String SUMMARY = "Shows the complete state of a run or a live session at a past moment: trading "
        + "state, account, positions with their exits, orders, candles closed and in the making, figures of the "
        + "strategy, limits.";

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RUN", description = "Folder of a run or of a live session.")
    private Path run;

    @Parameters(index = "1", paramLabel = "MOMENT", converter = Values.RunMoment.class,
        description = "Sequence of a frame, or engine time (ISO, UTC): the state behind the last frame up to it.")
    private Moment moment;

    @Option(names = "--diff", paramLabel = "MOMENT", converter = Values.RunMoment.class,
        description = "Print only what is different at this other moment, from the first to this one.")
    private Moment other;

    @Option(names = "--step", description = "Go on from there frame by frame, forward and back.")
    private boolean isStepping;

    @Option(names = "--journal", paramLabel = "DIR", defaultValue = "data",
        description = "Journal with the history of the run (default: ${DEFAULT-VALUE}).")
    private Path journal;

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (isStepping && (json || other != null)) {
            throw new ParameterException(spec.commandLine(), "--step shows a state at a time: leave out "
                + (json ? "--json" : "--diff"));
        }
        final Verification recorded =
            new Verification(RecordedRun.find(run.toString()), new Catalogue(journal), plugins.catalogue());
        try (RunStates states = isStepping ? new RunStates(recorded) : RunStates.fromSnapshots(recorded)) {
            final RunState first = goTo(states, moment);
            if (isStepping) {
                return StateSteps.walk(states, spec.commandLine().getOut());
            }
            return other == null ? print(states.checked(), first.document(), first.text())
                : printDifference(states, first);
        }
    }

    private RunState goTo(final RunStates states, final Moment wanted) {
        states.goTo(wanted);
        final RunState state = states.present();
        if (states.isAtEnd() && !isReached(state, wanted)) {
            spec.commandLine().getErr().println("tapedeck: the run ends with frame " + state.sequence() + " at "
                + Decimals.instant(state.timeNs()) + ", before " + wanted.text() + ": this is its last state");
        }
        return state;
    }

    private static boolean isReached(final RunState state, final Moment wanted) {
        return state.sequence() == wanted.sequence() || state.timeNs() == wanted.timeNs();
    }

    private int printDifference(final RunStates states, final RunState first) {
        final CheckedReplay before = states.checked();
        final RunState second = goTo(states, other);
        final StateDifference difference = StateDifference.between(first, second);
        return print(before.isSound() ? states.checked() : before, difference.document(),
            "from frame " + place(first) + " to frame " + place(second) + "\n" + difference.text());
    }

    private static String place(final RunState state) {
        return state.sequence() + " at " + Decimals.instant(state.timeNs());
    }

    /** A replay that decides otherwise has a state, but not that of the run: it is not shown. */
    private int print(final CheckedReplay check, final Map<String, Object> document, final String text) {
        final boolean isOfTheRun = check.difference().isEmpty();
        if (!check.isSound()) {
            spec.commandLine().getErr().println("tapedeck: " + check.sentence());
        }
        final Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("run", run.toString());
        whole.put("check", check.document());
        if (isOfTheRun) {
            whole.putAll(document);
        }
        final String lines = isOfTheRun ? run + ": " + (check.isSound() ? check.sentence() : "not checked to the end")
            + "\n" + text : "";
        spec.commandLine().getOut().print(json ? JsonDocument.render(whole) : lines);
        spec.commandLine().getOut().flush();
        return check.isSound() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }
}

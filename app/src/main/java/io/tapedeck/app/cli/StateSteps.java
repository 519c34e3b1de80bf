package io.tapedeck.app.cli;

import io.tapedeck.replay.run.UnusableRequestException;
import io.tapedeck.replay.state.CheckedReplay;
import io.tapedeck.replay.state.RunStates;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp.Capability;
import picocli.CommandLine.TypeConversionException;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A walk through the states of a run by keys, at a terminal or from a script. One thread. */
final class StateSteps {
    private static final String KEYS = "n/right on, b/left back, N/B decision, g MOMENT, q out";

    private final RunStates states;
    private final StepKeys keys;
    private final PrintWriter out;
    private final Runnable beforeState;
    private int exitCode = ExitCode.DONE;

    private StateSteps(final RunStates states, final StepKeys keys, final PrintWriter out,
        final Runnable beforeState) {
        this.states = states;
        this.keys = keys;
        this.out = out;
        this.beforeState = beforeState;
    }

    /** Walks until the keys end; 1 where one of the states was not that of the run. */
    static int walk(final RunStates states, final PrintWriter out) throws IOException {
        final Optional<Terminal> found = terminal();
        if (found.isEmpty()) {
            return new StateSteps(states, StepKeys.lines(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                out, () -> { }).walk();
        }
        try (Terminal terminal = found.get()) {
            final Attributes before = terminal.enterRawMode();
            try {
                return new StateSteps(states, new TerminalKeys(terminal), terminal.writer(),
                    () -> terminal.puts(Capability.clear_screen)).walk();
            } finally {
                terminal.setAttributes(before);
            }
        }
    }

    private static Optional<Terminal> terminal() throws IOException {
        if (System.console() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(TerminalBuilder.builder().system(true).dumb(false).build());
        } catch (final IllegalStateException isNone) {
            return Optional.empty();
        }
    }

    private int walk() throws IOException {
        show("");
        for (Optional<StepKeys.Pressed> pressed = keys.next(); pressed.isPresent()
            && pressed.get().key() != StepKeys.StepKey.QUIT; pressed = keys.next()) {
            show(answer(pressed.get()));
        }
        return exitCode;
    }

    private String answer(final StepKeys.Pressed pressed) {
        return switch (pressed.key()) {
            case FORWARD -> states.forward() ? "" : "the run ends here";
            case BACK -> states.back() ? "" : "the run begins here";
            case NEXT_DECISION -> states.forwardToDecision() ? "" : "no decision follows: the run ends here";
            case LAST_DECISION -> states.backToDecision() ? "" : "no decision lies before this frame";
            case GO -> go(pressed.text());
            default -> "there is no key " + pressed.text();
        };
    }

    private String go(final String moment) {
        try {
            states.goTo(new Values.RunMoment().convert(moment));
            return "";
        } catch (final TypeConversionException | UnusableRequestException refused) {
            return refused.getMessage();
        }
    }

    private void show(final String answer) {
        final CheckedReplay check = states.checked();
        beforeState.run();
        out.println(check.sentence());
        if (check.difference().isEmpty()) {
            out.print(states.present().text());
        }
        if (!check.isSound()) {
            exitCode = ExitCode.CHECK_FAILED;
        }
        out.println(answer.isEmpty() ? KEYS : answer + " (" + KEYS + ")");
        out.flush();
    }
}

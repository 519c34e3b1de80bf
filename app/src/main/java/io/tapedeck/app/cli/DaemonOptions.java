package io.tapedeck.app.cli;

import io.tapedeck.app.control.CommandResult;
import io.tapedeck.app.control.ControlClient;
import io.tapedeck.app.control.RefusedCommandException;
import io.tapedeck.replay.report.JsonDocument;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Which daemon to ask, and how to print what it says. */
final class DaemonOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--session", paramLabel = "DIR", required = true, description = "Session folder of the daemon.")
    private Path session;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    /** A question whose answer was printed already. */
    interface Question {
        int ask(ControlClient daemon) throws IOException, RefusedCommandException;
    }

    /** A command to the daemon. */
    interface Order {
        CommandResult give(ControlClient daemon) throws IOException, RefusedCommandException;
    }

    int ask(final Question question) throws IOException {
        try {
            return question.ask(new ControlClient(session));
        } catch (final RefusedCommandException refused) {
            spec.commandLine().getErr().println("tapedeck: " + refused.getMessage());
            return ExitCode.CHECK_FAILED;
        }
    }

    int order(final Order order) throws IOException {
        return ask(daemon -> print(order.give(daemon)));
    }

    private int print(final CommandResult result) {
        print(document(result), text(result));
        return result.outcome() == CommandResult.Outcome.DONE ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private static Map<String, Object> document(final CommandResult result) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("outcome", result.outcome().name());
        document.put("words", result.words());
        document.put("sequence", result.sequence() < 0 ? null : result.sequence());
        return document;
    }

    private static String text(final CommandResult result) {
        final String recorded = result.sequence() < 0 ? "" : " (recorded as frame " + result.sequence() + ")";
        return result.outcome().name().toLowerCase(Locale.ROOT) + ": " + result.words() + recorded + "\n";
    }

    int print(final Object document, final String text) {
        final PrintWriter out = spec.commandLine().getOut();
        out.print(json ? JsonDocument.render(document) : text);
        out.flush();
        return ExitCode.DONE;
    }
}

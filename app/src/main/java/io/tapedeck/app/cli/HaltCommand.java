package io.tapedeck.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.util.concurrent.Callable;

/** {@code tapedeck halt}. */
@Command(
    name = HaltCommand.NAME,
    description = {HaltCommand.SUMMARY,
        "It is recorded on the tape; resume takes it back."},
    mixinStandardHelpOptions = true,
    footer = {"", "Exit codes: 0 done, 1 refused by the daemon, 3 no daemon runs there.", "", "Examples:",
        "  tapedeck halt --session session/ --reason \"exchange maintenance\""})
public final class HaltCommand implements Callable<Integer> {
    static final String NAME = "halt";
    static final String SUMMARY = "Tells a running daemon to take no new orders. Open positions keep their stops and "
        + "targets.";

    @Mixin
    private DaemonOptions daemon;

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "operator",
        description = "Shown by status until it trades again (default: ${DEFAULT-VALUE}).")
    private String reason;

    @Override
    public Integer call() throws IOException {
        return daemon.order(control -> control.halt(reason));
    }
}

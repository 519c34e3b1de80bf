package io.tapedeck.app.cli;

import io.tapedeck.app.control.DaemonStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;
import java.util.concurrent.Callable;

/** {@code tapedeck status}. */
@Command(
    name = StatusCommand.NAME,
    description = StatusCommand.SUMMARY,
    mixinStandardHelpOptions = true,
    footer = {"", "Exit codes: 0 done, 1 refused by the daemon, 3 no daemon runs there.", "", "Examples:",
        "  tapedeck status --session session/",
        "  tapedeck status --session session/ --json"})
public final class StatusCommand implements Callable<Integer> {
    static final String NAME = "status";
    static final String SUMMARY = "Tells how a running daemon is: trading, account, feeds and checks.";

    @Mixin
    private DaemonOptions daemon;

    @Override
    public Integer call() throws IOException {
        return daemon.ask(control -> {
            final DaemonStatus status = control.status();
            return daemon.print(status.document(), DaemonTables.status(status));
        });
    }
}

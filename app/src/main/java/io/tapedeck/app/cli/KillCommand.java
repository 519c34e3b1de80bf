package io.tapedeck.app.cli;

import io.tapedeck.app.control.PositionFate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.util.concurrent.Callable;

/** {@code tapedeck kill}. */
@Command(
    name = KillCommand.NAME,
    description = {KillCommand.SUMMARY,
        "It is recorded on the tape. The process goes on, to tell how it is: stop it with SIGTERM."},
    mixinStandardHelpOptions = true,
    footer = {"", "Exit codes: 0 done, 1 refused by the daemon, 3 no daemon runs there.", "", "Examples:",
        "  tapedeck kill --session session/",
        "  tapedeck kill --session session/ --flatten"})
public final class KillCommand implements Callable<Integer> {
    static final String NAME = "kill";
    static final String SUMMARY = "Tells a running daemon to halt and to cancel every order; with --flatten, to close "
        + "every position at the market.";

    @Mixin
    private DaemonOptions daemon;

    @Option(names = "--flatten", description = "Close every open position at the market.")
    private boolean flatten;

    @Override
    public Integer call() throws IOException {
        return daemon.order(control -> control.kill(flatten ? PositionFate.FLATTEN : PositionFate.KEEP));
    }
}

package io.tapedeck.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;
import java.util.concurrent.Callable;

/** {@code tapedeck reload}. */
@Command(
    name = ReloadCommand.NAME,
    description = {ReloadCommand.SUMMARY,
        "A strategy with other parameters begins anew, is shown the candles that closed last, and finds positions and "
            + "orders as they are.",
        "Everything else that decides needs another session, and is refused."},
    mixinStandardHelpOptions = true,
    footer = {"", "Exit codes: 0 done, 1 refused by the daemon, 3 no daemon runs there.", "", "Examples:",
        "  tapedeck reload --session session/"})
public final class ReloadCommand implements Callable<Integer> {
    static final String NAME = "reload";
    static final String SUMMARY = "Tells a running daemon to read its configuration again: the risk limits and the "
        + "parameters of the strategy that stand there now hold from then on, which is recorded on the tape.";

    @Mixin
    private DaemonOptions daemon;

    @Override
    public Integer call() throws IOException {
        return daemon.order(control -> control.command("reload"));
    }
}

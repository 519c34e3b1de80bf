package io.tapedeck.app.cli;

import io.tapedeck.app.control.OpenPosition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code tapedeck positions}. */
@Command(
    name = "positions",
    description = "Lists the open positions of a running daemon.",
    mixinStandardHelpOptions = true,
    footer = {"", "Exit codes: 0 done, 1 refused by the daemon, 3 no daemon runs there.", "", "Examples:",
        "  tapedeck positions --session session/"})
public final class PositionsCommand implements Callable<Integer> {
    @Mixin
    private DaemonOptions daemon;

    @Override
    public Integer call() throws IOException {
        return daemon.ask(control -> {
            final List<OpenPosition> positions = control.positions();
            return daemon.print(positions.stream().map(OpenPosition::document).toList(),
                DaemonTables.positions(positions));
        });
    }
}

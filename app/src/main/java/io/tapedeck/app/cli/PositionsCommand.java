package io.tapedeck.app.cli;

import io.tapedeck.app.control.OpenPosition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code tapedeck positions}. */
@Command(
    name = PositionsCommand.NAME,
    description = PositionsCommand.SUMMARY,
    mixinStandardHelpOptions = true,
    footer = {"", "Exit codes: 0 done, 1 refused by the daemon, 3 no daemon runs there.", "", "Examples:",
        "  tapedeck positions --session session/"})
public final class PositionsCommand implements Callable<Integer> {
    static final String NAME = "positions";
    static final String SUMMARY = "Lists the open positions of a running daemon.";

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

package io.tapedeck.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;
import java.util.concurrent.Callable;

/** {@code tapedeck resume}. */
@Command(
    name = ResumeCommand.NAME,
    description = ResumeCommand.SUMMARY,
    mixinStandardHelpOptions = true,
    footer = {"", "Exit codes: 0 done, 1 refused by the daemon, 3 no daemon runs there.", "", "Examples:",
        "  tapedeck resume --session session/"})
public final class ResumeCommand implements Callable<Integer> {
    static final String NAME = "resume";
    static final String SUMMARY = "Tells a halted daemon to trade again. It is recorded on the tape.";

    @Mixin
    private DaemonOptions daemon;

    @Override
    public Integer call() throws IOException {
        return daemon.order(control -> control.command("resume"));
    }
}

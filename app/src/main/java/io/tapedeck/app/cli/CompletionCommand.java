package io.tapedeck.app.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** {@code tapedeck completion}: what a shell needs to complete commands and options. */
@Command(
    name = CompletionCommand.NAME,
    description = CompletionCommand.SUMMARY,
    mixinStandardHelpOptions = true,
    footer = {
        "",
        "Examples:",
        "  source <(bin/tapedeck completion)                         (this shell)",
        "  bin/tapedeck completion > ~/.local/share/bash-completion/completions/tapedeck    (every new bash)"})
public final class CompletionCommand implements Callable<Integer> {
    static final String NAME = "completion";
    static final String SUMMARY = "Prints a script by which bash and zsh complete commands, options and their values.";

    @Spec
    private CommandSpec spec;

    /** For picocli. */
    public CompletionCommand() {
        // Nothing to set up.
    }

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(AutoComplete.bash(spec.root().name(), spec.root().commandLine()));
        spec.commandLine().getOut().flush();
        return ExitCode.DONE;
    }
}

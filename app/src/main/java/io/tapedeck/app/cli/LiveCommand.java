package io.tapedeck.app.cli;

import io.tapedeck.app.live.PaperDaemon;
import io.tapedeck.app.live.StopOrder;
import io.tapedeck.app.live.VenueUnusableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** {@code tapedeck live}: the daemon. */
@Command(
    name = LiveCommand.NAME,
    description = LiveCommand.SUMMARY,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
        "",
        "Ctrl-C and SIGTERM end it in good order. Exit codes: 0 ended as asked, 1 the pipeline failed,",
        "2 configuration, 3 the session cannot be recovered, 4 the venue cannot be reached, 5 the disk is",
        "almost full.",
        "",
        "Examples:",
        "  tapedeck live --mode paper --config config/paper.yaml",
        "  tapedeck loopback --speed 3600 &  tapedeck live --mode paper --config config/loopback.yaml"})
public final class LiveCommand implements Callable<Integer> {
    static final String NAME = "live";
    static final String SUMMARY = "Runs a strategy on live market data, records everything, and goes on after any "
        + "death.";

    private static final long LOOK_EVERY_MS = 100;

    @Spec
    private CommandSpec spec;

    @Option(names = "--mode", paramLabel = "paper", required = true,
        description = "paper: orders are filled by the simulated exchange.")
    private Mode mode;

    @Mixin
    private ConfigurationOptions configuration;

    /** Where orders go. */
    enum Mode {
        /** To the simulated exchange. */
        PAPER
    }

    /** For picocli. */
    public LiveCommand() {
        // Options are set by the parser.
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        final StopOrder stop = StopOrder.ofSignals();
        try {
            return run(stop);
        } catch (final VenueUnusableException notWaitedFor) {
            if (!stop.isGiven()) {
                throw notWaitedFor;
            }
            say("ended as asked, before the venue had answered");
            return ExitCode.DONE;
        }
    }

    private int run(final StopOrder stop) throws IOException, InterruptedException {
        try (PaperDaemon daemon = PaperDaemon.start(() -> configuration.read().require(),
            configuration.strategies(), CodeVersion.text(), this::say, stop)) {
            while (!stop.await(LOOK_EVERY_MS)) {
                if (daemon.fault() != null) {
                    say("the pipeline failed: " + daemon.fault().getMessage());
                    return ExitCode.CHECK_FAILED;
                }
                if (daemon.end().isPresent()) {
                    say("ended in good order: " + daemon.end().get());
                    return ExitCode.HALTED;
                }
            }
        }
        return ExitCode.DONE;
    }

    private void say(final String sentence) {
        final PrintWriter err = spec.commandLine().getErr();
        err.println("tapedeck: " + sentence);
        err.flush();
    }
}

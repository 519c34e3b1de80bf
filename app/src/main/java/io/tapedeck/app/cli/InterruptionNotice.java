package io.tapedeck.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * What somebody is told who interrupts a command before it is done: what is kept, and how to go on. A hook of the
 * JVM's, from its making to its end.
 */
final class InterruptionNotice {
    private final Thread hook;

    /**
     * A notice from now on.
     *
     * @param messages where it is told.
     * @param sentence behind "interrupted; ".
     */
    InterruptionNotice(final PrintWriter messages, final Supplier<String> sentence) {
        hook = new Thread(() -> {
            messages.println("\ntapedeck: interrupted; " + sentence.get());
            messages.flush();
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * A notice of trials that are kept as they are finished, from now on.
     *
     * @param messages where it is told.
     * @param folder   that keeps them.
     */
    static InterruptionNotice ofTrials(final PrintWriter messages, final Path folder) {
        return new InterruptionNotice(messages, () -> "finished trials are kept in " + folder + ": "
            + goingOn(folder) + " goes on from there");
    }

    /**
     * A notice of placebos, made beside a search that is done, from now on.
     *
     * @param messages where it is told.
     * @param folder   that has the search.
     */
    static InterruptionNotice ofPlacebos(final PrintWriter messages, final Path folder) {
        return new InterruptionNotice(messages, () -> "the search is done, " + folder.resolve("result.json")
            + " has what it found; finished placebos are kept: " + goingOn(folder) + " makes the others");
    }

    private static String goingOn(final Path folder) {
        return "the same command with --out " + folder + " --resume";
    }

    /** The command is done, or has failed and says so itself. */
    void end() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (final IllegalStateException ending) {
            // It is being said.
        }
    }
}

package io.tapedeck.app.cli;

import java.io.PrintWriter;
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

    /** The command is done, or has failed and says so itself. */
    void end() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (final IllegalStateException ending) {
            // It is being said.
        }
    }
}

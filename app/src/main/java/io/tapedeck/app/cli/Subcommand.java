package io.tapedeck.app.cli;

/**
 * A command as the one above it mentions it. Whatever is said here is a constant of the command's class: nobody has to
 * read its annotations, for which the JVM writes classes when it first does. Immutable.
 *
 * @param name    as typed.
 * @param summary first line of its description; empty where no help is to mention it.
 * @param type    of the command, with a constructor without arguments.
 */
public record Subcommand(String name, String summary, Class<?> type) {
    boolean isHidden() {
        return summary.isEmpty();
    }
}

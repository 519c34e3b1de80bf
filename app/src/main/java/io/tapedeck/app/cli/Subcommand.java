package io.tapedeck.app.cli;

/**
 * A command as the one above it mentions it. Whatever is said here is a constant of the command's class: nobody has to
 * read its annotations, for which the JVM writes classes when it first does. Immutable.
 *
 * @param name    as typed.
 * @param summary first line of its description.
 * @param type    of the command, with a constructor without arguments.
 * @param mention whether the help of the command above has it.
 */
public record Subcommand(String name, String summary, Class<?> type, Mention mention) {
    /** What the help of the command above does with it. */
    public enum Mention {
        /** It has a line. */
        LISTED,
        /** It is for programs, not for people. */
        HIDDEN
    }

    /**
     * A command for programs.
     *
     * @param name as typed.
     * @param type of the command.
     * @return mentioned nowhere.
     */
    public static Subcommand hidden(final String name, final Class<?> type) {
        return new Subcommand(name, "", type, Mention.HIDDEN);
    }

    static Subcommand listed(final String name, final String summary, final Class<?> type) {
        return new Subcommand(name, summary, type, Mention.LISTED);
    }
}

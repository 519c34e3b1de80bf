package io.tapedeck.replay.importer;

/** Text from a file, made fit for a message: short, printable, in quotation marks. */
final class QuotedText {
    private static final int LONGEST = 24;

    private QuotedText() {
    }

    static String of(final String text) {
        final String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return "'" + shown.replaceAll("[^\\x20-\\x7e]", "?") + "'";
    }
}

package io.tapedeck.replay.report.table;

/** Words in quotation marks, where a reader of CSV would take them for something else (RFC 4180). Stateless. */
final class CsvQuotes {
    /** Many readers take a line that begins with it for a comment. */
    private static final char COMMENT = '#';

    private CsvQuotes() {
    }

    static boolean areNeeded(final String words, final boolean beginsLine) {
        for (int index = 0; index < words.length(); index++) {
            if (isSpecial(words.charAt(index))) {
                return true;
            }
        }
        return beginsLine && !words.isEmpty() && words.charAt(0) == COMMENT;
    }

    private static boolean isSpecial(final char character) {
        return character == ',' || character == '"' || character == '\n' || character == '\r';
    }

    static String around(final String words) {
        return '"' + words.replace("\"", "\"\"") + '"';
    }
}

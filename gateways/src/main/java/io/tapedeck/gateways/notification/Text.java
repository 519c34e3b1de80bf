package io.tapedeck.gateways.notification;

/** Texts within the limits of a channel. */
final class Text {
    private static final String MORE = "…";

    private Text() {
    }

    /** Never cuts a character in two. */
    static String atMost(final int length, final String text) {
        if (text.length() <= length) {
            return text;
        }
        final int end = length - MORE.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + MORE;
    }
}

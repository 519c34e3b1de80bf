package io.tapedeck.app.configuration;

/**
 * A value as somebody wrote it, before anyone knows what it should be. Immutable. The text may be a secret and is never
 * printed from here.
 *
 * @param key    of the setting, or of none.
 * @param text   the value; a list has commas between its entries.
 * @param form   in which it was written.
 * @param origin where it was written.
 */
record WrittenValue(String key, String text, Form form, Origin origin) {
    /** How much was written. */
    enum Form {
        /** One value. */
        SINGLE,
        /** Several values, each in an entry. */
        LIST
    }

    @Override
    public String toString() {
        return key + " of " + origin.place();
    }
}

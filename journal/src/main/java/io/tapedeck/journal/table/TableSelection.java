package io.tapedeck.journal.table;

import io.tapedeck.journal.inspect.MessageFormat;
import io.tapedeck.journal.inspect.LimitedFormat;
import io.tapedeck.journal.inspect.MatchingFormat;
import io.tapedeck.journal.inspect.MessageQuery;

/**
 * Which messages of a tape become rows. Immutable.
 *
 * @param query what is asked for.
 * @param text  that the line of a message for people must hold; empty for any.
 * @param limit how many messages at most.
 */
public record TableSelection(MessageQuery query, String text, long limit) {
    /** Every message of a tape. */
    public static final TableSelection ALL = of(MessageQuery.ALL);

    /**
     * All that a query asks for.
     *
     * @param query of the messages.
     * @return the selection.
     */
    public static TableSelection of(final MessageQuery query) {
        return new TableSelection(query, "", Long.MAX_VALUE);
    }

    MessageFormat around(final MessageFormat rows) {
        return new LimitedFormat(limit, text.isEmpty() ? rows : new MatchingFormat(text, rows));
    }
}

package io.tapedeck.journal.inspect;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Keeps the last few of many pieces of text. One thread. */
public final class LastMessages implements Appendable {
    private final Deque<String> last = new ArrayDeque<>();
    private final StringBuilder line = new StringBuilder();
    private final int bound;

    /**
     * Nothing is kept yet.
     *
     * @param bound how many lines to keep.
     */
    public LastMessages(final int bound) {
        this.bound = bound;
    }

    @Override
    public LastMessages append(final CharSequence text) {
        line.append(text);
        return endLine();
    }

    @Override
    public LastMessages append(final CharSequence text, final int start, final int end) {
        line.append(text, start, end);
        return endLine();
    }

    @Override
    public LastMessages append(final char letter) {
        line.append(letter);
        return endLine();
    }

    /** Every format ends its lines with a piece of their own. */
    private LastMessages endLine() {
        if (line.length() > 0 && line.charAt(line.length() - 1) == '\n') {
            last.addLast(line.toString());
            line.setLength(0);
            if (last.size() > bound) {
                last.removeFirst();
            }
        }
        return this;
    }

    /**
     * Writes down what was kept.
     *
     * @param out takes it.
     * @throws IOException where it does not.
     */
    public void writeTo(final Appendable out) throws IOException {
        for (final String each : last) {
            out.append(each);
        }
        last.clear();
    }
}

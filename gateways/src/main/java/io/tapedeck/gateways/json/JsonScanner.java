package io.tapedeck.gateways.json;

/**
 * Finds where the parts of a JSON text end. Every step takes the place of the first byte and gives the place after the
 * last one, or {@link #FAULT}, and passes a fault of the step before on.
 */
final class JsonScanner {
    static final int FAULT = -1;
    /** Deeper structures are a fault: no venue sends more than six, and the stack of a thread is finite. */
    static final int DEEPEST = 32;

    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final int CODE_DIGITS = 4;

    private byte[] bytes;
    private int end;

    void wrap(final byte[] text, final int to) {
        bytes = text;
        end = to;
    }

    /** The byte at a place; 0, which JSON has nowhere, outside of the text. */
    byte at(final int index) {
        return index >= 0 && index < end ? bytes[index] : 0;
    }

    int space(final int from) {
        int index = from;
        while (isSpace(at(index))) {
            index++;
        }
        return index;
    }

    private static boolean isSpace(final byte value) {
        return value == ' ' || value == '\n' || value == '\r' || value == '\t';
    }

    int expect(final int from, final char wanted) {
        return at(from) == wanted ? from + 1 : FAULT;
    }

    int string(final int from) {
        if (at(from) != '"') {
            return FAULT;
        }
        int index = from + 1;
        while (index >= 0 && index < end) {
            final byte value = bytes[index];
            if (value == '"') {
                return index + 1;
            }
            index = value == '\\' ? escape(index + 1) : character(index, value);
        }
        return FAULT;
    }

    private static int character(final int index, final byte value) {
        return value >= 0 && value < ' ' ? FAULT : index + 1;
    }

    private int escape(final int from) {
        final byte kind = at(from);
        if (kind == 'u') {
            return codeUnit(from + 1);
        }
        return "\"\\/bfnrt".indexOf(kind) >= 0 ? from + 1 : FAULT;
    }

    private int codeUnit(final int from) {
        for (int index = from; index < from + CODE_DIGITS; index++) {
            if (Character.digit(at(index), 16) < 0) {
                return FAULT;
            }
        }
        return from + CODE_DIGITS;
    }

    int value(final int from) {
        return value(from, 0);
    }

    private int value(final int from, final int depth) {
        return switch (at(from)) {
            case '"' -> string(from);
            case '{' -> depth < DEEPEST ? members(from, depth + 1) : FAULT;
            case '[' -> depth < DEEPEST ? elements(from, depth + 1) : FAULT;
            case 't' -> word(from, TRUE);
            case 'f' -> word(from, FALSE);
            case 'n' -> word(from, NULL);
            default -> number(from);
        };
    }

    private int members(final int from, final int depth) {
        int index = space(from + 1);
        if (at(index) == '}') {
            return index + 1;
        }
        while (true) {
            index = space(value(afterColon(string(index)), depth));
            if (at(index) != ',') {
                return expect(index, '}');
            }
            index = space(index + 1);
        }
    }

    int afterColon(final int from) {
        return space(expect(space(from), ':'));
    }

    private int elements(final int from, final int depth) {
        int index = space(from + 1);
        if (at(index) == ']') {
            return index + 1;
        }
        while (true) {
            index = space(value(index, depth));
            if (at(index) != ',') {
                return expect(index, ']');
            }
            index = space(index + 1);
        }
    }

    private int word(final int from, final byte[] word) {
        for (int index = 0; index < word.length; index++) {
            if (at(from + index) != word[index]) {
                return FAULT;
            }
        }
        return from + word.length;
    }

    private int number(final int from) {
        final int start = at(from) == '-' ? from + 1 : from;
        int index = at(start) == '0' ? start + 1 : digits(start);
        if (at(index) == '.') {
            index = digits(index + 1);
        }
        return at(index) == 'e' || at(index) == 'E' ? exponent(index + 1) : index;
    }

    private int exponent(final int from) {
        return digits(at(from) == '-' || at(from) == '+' ? from + 1 : from);
    }

    private int digits(final int from) {
        int index = from;
        while (isDigit(at(index))) {
            index++;
        }
        return index == from ? FAULT : index;
    }

    private static boolean isDigit(final byte value) {
        return value >= '0' && value <= '9';
    }
}

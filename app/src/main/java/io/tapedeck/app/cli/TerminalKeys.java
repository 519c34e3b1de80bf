package io.tapedeck.app.cli;

import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

import java.io.IOException;
import java.util.Optional;

/** Keys as they are pressed at a terminal in raw mode. One thread. */
final class TerminalKeys implements StepKeys {
    private static final int ESCAPE = 27;
    private static final int BACKSPACE = 8;
    private static final int DELETE = 127;
    private static final int NOTHING = -1;
    /** The rest of an arrow key comes at once; a lone escape has none. */
    private static final long REST_OF_KEY_MS = 50;

    private final Terminal terminal;

    TerminalKeys(final Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Optional<Pressed> next() throws IOException {
        final int pressed = terminal.reader().read();
        if (pressed == NOTHING) {
            return Optional.empty();
        }
        final Pressed key = Pressed.of(pressed == ESCAPE ? arrow() : Character.toString(pressed));
        return Optional.of(key.key() == StepKey.GO ? new Pressed(StepKey.GO, typed("go to ")) : key);
    }

    private String arrow() throws IOException {
        final NonBlockingReader reader = terminal.reader();
        reader.read(REST_OF_KEY_MS);
        return switch (reader.read(REST_OF_KEY_MS)) {
            case 'C' -> "right";
            case 'D' -> "left";
            default -> "escape";
        };
    }

    private String typed(final String prompt) throws IOException {
        final StringBuilder line = new StringBuilder();
        show(prompt);
        for (int each = terminal.reader().read(); each != '\r' && each != '\n' && each != NOTHING;
            each = terminal.reader().read()) {
            if (each != DELETE && each != BACKSPACE) {
                line.appendCodePoint(each);
                show(Character.toString(each));
            } else if (!line.isEmpty()) {
                line.setLength(line.length() - 1);
                show("\b \b");
            }
        }
        return line.toString().strip();
    }

    private void show(final String text) {
        terminal.writer().print(text);
        terminal.flush();
    }
}

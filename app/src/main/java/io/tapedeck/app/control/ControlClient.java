package io.tapedeck.app.control;

import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Asks the daemon of a session, a connection for each question. One thread. */
public final class ControlClient {
    private static final int LONGEST_ANSWER = 4 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path session;
    private final Duration patience;

    /**
     * A client; connects when it is asked something.
     *
     * @param session folder of the daemon.
     */
    public ControlClient(final Path session) {
        this(session, PATIENCE);
    }

    ControlClient(final Path session, final Duration patience) {
        this.session = session;
        this.patience = patience;
    }

    /**
     * Asks how the daemon is.
     *
     * @return now.
     * @throws IOException             where nobody answers.
     * @throws RefusedCommandException where it fails to.
     */
    public DaemonStatus status() throws IOException, RefusedCommandException {
        return understood(() -> DaemonStatus.of(ask(request("status")).object("result")));
    }

    /**
     * Asks what the daemon holds.
     *
     * @return now.
     * @throws IOException             where nobody answers.
     * @throws RefusedCommandException where it fails to.
     */
    public List<OpenPosition> positions() throws IOException, RefusedCommandException {
        return understood(() -> ask(request("positions")).objects("result").stream().map(OpenPosition::of).toList());
    }

    /**
     * Halts it.
     *
     * @param reason for the record.
     * @return what became of it.
     * @throws IOException             where nobody answers.
     * @throws RefusedCommandException where it fails to.
     */
    public CommandResult halt(final String reason) throws IOException, RefusedCommandException {
        final Map<String, Object> request = request("halt");
        request.put("reason", reason);
        return command(request);
    }

    /**
     * Kills it.
     *
     * @param fate of the positions.
     * @return what became of it.
     * @throws IOException             where nobody answers.
     * @throws RefusedCommandException where it fails to.
     */
    public CommandResult kill(final PositionFate fate) throws IOException, RefusedCommandException {
        final Map<String, Object> request = request("kill");
        request.put("flatten", fate == PositionFate.FLATTEN);
        return command(request);
    }

    /**
     * Gives a command that needs no more than its name.
     *
     * @param name {@code resume}, {@code reduce-only}, {@code snapshot} or {@code reload}.
     * @return what became of it.
     * @throws IOException             where nobody answers.
     * @throws RefusedCommandException where it fails to.
     */
    public CommandResult command(final String name) throws IOException, RefusedCommandException {
        return command(request(name));
    }

    private CommandResult command(final Map<String, Object> request) throws IOException, RefusedCommandException {
        return understood(() -> CommandResult.of(ask(request).object("result")));
    }

    private static Map<String, Object> request(final String command) {
        final Map<String, Object> request = new LinkedHashMap<>();
        request.put("command", command);
        return request;
    }

    /** A question with its answer. */
    private interface Question<T> {
        T answer() throws IOException, RefusedCommandException;
    }

    private static <T> T understood(final Question<T> question) throws IOException, RefusedCommandException {
        try {
            return question.answer();
        } catch (final MalformedLineException malformed) {
            throw new NoDaemonException("the answer of the daemon " + malformed.getMessage()
                + ": is it of another version of tapedeck?");
        }
    }

    private JsonObject ask(final Map<String, Object> request) throws IOException, RefusedCommandException {
        final JsonObject answer = JsonObject.parse(answerTo(JsonObject.line(request)));
        if (!answer.isTrue("ok")) {
            throw new RefusedCommandException(answer.text("problem"));
        }
        return answer;
    }

    private String answerTo(final String request) throws IOException {
        final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
        try (LineChannel lines = new LineChannel(connect(), LONGEST_ANSWER, patience, watch)) {
            lines.write(request);
            return lines.read().orElseThrow(() -> new NoDaemonException("the daemon of " + session
                + " ended before it answered"));
        } catch (final AsynchronousCloseException tooLate) {
            throw new NoDaemonException("the daemon of " + session + " takes connections, but did not answer within "
                + patience.toSeconds() + " s");
        } finally {
            watch.shutdownNow();
        }
    }

    private SocketChannel connect() throws IOException {
        final ControlSocket socket = ControlSocket.of(session);
        if (!Files.isDirectory(session)) {
            throw new NoDaemonException("there is no session folder " + session + ": name that of a running daemon");
        }
        try {
            return socket.connect();
        } catch (final IOException nobody) {
            throw new NoDaemonException(sentence(socket));
        }
    }

    private String sentence(final ControlSocket socket) {
        final boolean isForbidden = Files.exists(socket.path().getParent()) && !Files.isExecutable(
            socket.path().getParent()) || Files.exists(socket.path()) && !Files.isWritable(socket.path());
        return isForbidden
            ? "the daemon of " + session + " belongs to another user: ask as that one"
            : "no daemon runs in " + session + ": start one with 'tapedeck live', or name another folder";
    }
}

package io.tapedeck.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tapedeck.app.Launcher.Ended;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The venue to practise on, through the real launcher. */
class LoopbackIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path directory;

    @BeforeAll
    static void makeTape() throws IOException, InterruptedException {
        new Launcher(directory).run("data", "sample", "--journal", "data", "--from", "2022-01-01", "--to",
            "2022-01-02").requireDone();
    }

    private static Process start(final String... options) throws IOException {
        final String[] command = new String[options.length + 3];
        command[0] = "loopback";
        command[1] = "--port";
        command[2] = "0";
        System.arraycopy(options, 0, command, 3, options.length);
        return new Launcher(directory).command(command).start();
    }

    private static String get(final int port, final String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .build(), BodyHandlers.ofString()).body();
    }

    @Test
    void itTellsWhereItListensAndEndsAtOnceWhenInterrupted() throws IOException, InterruptedException {
        final Process process = start("--from", "2022-01-01T10:00", "--speed", "60");
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            final String line = lines.readLine();
            assertTrue(line.matches("http://127.0.0.1:\\d+ serves SAMPLEUSDT from 2022-01-01T10:00:00Z on, speed 60; "
                + "market time waits for a subscription"), line);
            final int port = Integer.parseInt(line.replaceAll("http://127.0.0.1:(\\d+) .*", "$1"));
            final JsonNode rows = JSON.readTree(get(port, "/api/v3/klines?symbol=SAMPLEUSDT&interval=1h&limit=1000"));
            assertEquals(10, rows.size());

            new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
            assertTrue(process.waitFor(20, TimeUnit.SECONDS), "it does not end");
            assertEquals(130, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void atTheEndOfTheTapeItClosesWhereAskedTo() throws IOException, InterruptedException {
        final Process process = start("--to", "2022-01-01T00:30", "--speed", "max", "--at-end", "close", "--json",
            "--wait-for-clients", "1");
        try {
            final JsonNode document = JSON.readTree(process.getInputStream());
            assertEquals("SAMPLEUSDT", document.at("/symbols/0").asText());
            HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(URI.create(document.get("webSocket").asText()
                + "/ws/sampleusdt@kline_1m"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(final WebSocket socket, final CharSequence data,
                        final boolean last) {
                        socket.request(1);
                        return null;
                    }
                }).join();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it does not end");
            assertEquals(0, process.exitValue());
            assertEquals("tapedeck: the tape is over at 2022-01-01T00:30:00Z\n",
                new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aPortThatIsTakenIsToldInOneSentence() throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            final Ended ended = new Launcher(directory).run("loopback", "--port",
                Integer.toString(taken.getLocalPort()));

            assertEquals(2, ended.exitCode(), ended.err());
            assertEquals("tapedeck: port " + taken.getLocalPort() + " of this machine cannot be listened on, for "
                + "somebody else does perhaps: choose another one with --port, or 0 for any that is free\n",
                ended.err());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "--symbols SAMPLUSDT | 2 | tapedeck: there is no tape of candles of 'SAMPLUSDT'; did you mean SAMPLEUSDT?",
        "--journal nowhere | 3 | tapedeck: nowhere holds no tape of candles: make one with 'tapedeck data sample'",
        "--from 2023-01-01 | 2 | tapedeck: no candle of these tapes opens between --from and --to",
        "--speed fast | 2 | tapedeck: Invalid value for option '--speed': 'fast' is no speed",
        "--faults gapp=1 | 2 | tapedeck: Invalid value for option '--faults': there is no fault 'gapp'; did you mean",
        "--port 70000 | 2 | tapedeck: --port must be 0 to 65535, not 70000",
        "--from 2022-01-02 --to 2022-01-01 | 2 | tapedeck: --to must be later than --from"})
    void aMistakeGetsOneSentenceAndItsExitCode(final String options, final int exitCode, final String sentence)
        throws IOException, InterruptedException {
        final Ended ended = new Launcher(directory).run(("loopback " + options).split(" "));

        assertEquals(exitCode, ended.exitCode(), ended.err());
        assertTrue(ended.err().startsWith(sentence), ended.err());
        assertEquals("", ended.out());
    }
}

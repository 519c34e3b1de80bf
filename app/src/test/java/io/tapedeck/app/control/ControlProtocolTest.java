package io.tapedeck.app.control;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a line is answered with. */
class ControlProtocolTest {
    private final PretendedDaemon daemon = new PretendedDaemon();
    private final ControlProtocol protocol = new ControlProtocol(daemon);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"command\":\"halt\",\"reason\":\"two\\nlines\"} | halt two\\nlines",
        "{\"command\":\"halt\"}                            | halt operator",
        "{\"command\":\"kill\"}                            | kill KEEP",
        "{\"command\":\"kill\",\"flatten\":false}          | kill KEEP",
        "{\"command\":\"kill\",\"flatten\":true}           | kill FLATTEN",
        "{\"command\":\"reduce-only\",\"unknown\":[1,{}]}  | reduce only",
        "{\"command\":\"snapshot\"}                        | snapshot"})
    void aCommandReachesTheDaemon(final String line, final String told) {
        final String answer = protocol.answer(line);
        assertTrue(answer.startsWith("{ \"ok\" : true") && answer.contains("\"outcome\" : \"DONE\""), answer);
        assertFalse(answer.contains("\n"), "an answer is one line");
        assertEquals(List.of(told.replace("\\n", "\n")), daemon.told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "status                                  | the request is no JSON object",
        "``                                      | the request is no JSON object",
        "[]                                      | the request is no JSON object",
        "{\"command\":\"status\"                 | the request is no JSON object",
        "{\"command\":\"status\"}{}              | the request is more than one JSON object",
        "{}                                      | the request has no 'command', or not of the right type",
        "{\"command\":7}                         | the request has no 'command', or not of the right type",
        "{\"command\":\"kill\",\"flatten\":\"y\"} | the request has no 'flatten', or not of the right type",
        "{\"command\":\"stop\"} | the request has an unknown command; there are status, positions, halt, resume, "
            + "reduce-only, kill, snapshot or reload",
        "{\"command\":\"reload\"} | the daemon failed to answer: java.lang.IllegalStateException: limits.yaml, "
            + "line 3: unknown key"})
    void anythingElseIsRefusedAndChangesNothing(final String line, final String problem) {
        assertEquals("{ \"ok\" : false, \"problem\" : \"" + problem + "\" }", protocol.answer(line));
        assertEquals(List.of(), daemon.told);
    }

    @Test
    void garbageIsRefused() {
        final long seed = new Random().nextLong();
        final Random random = new Random(seed);
        final String valid = "{\"command\":\"halt\",\"reason\":\"x\"}";
        for (int round = 0; round < 2_000; round++) {
            final StringBuilder line = new StringBuilder(valid);
            line.setCharAt(random.nextInt(valid.length() - 3), (char) random.nextInt(300));
            final String answer = protocol.answer(line.toString());
            assertTrue(answer.startsWith("{ \"ok\" : ") && !answer.contains("\n"), "seed " + seed + ": " + answer);
        }
        assertTrue(protocol.answer("[".repeat(5_000)).startsWith("{ \"ok\" : false"));
        assertTrue(protocol.answer("{\"a\":".repeat(700)).startsWith("{ \"ok\" : false"));
    }
}

package io.tapedeck.app.control;

import java.util.LinkedHashMap;
import java.util.Map;

/** Answers lines. Any thread; asks the daemon one thing at a time. */
final class ControlProtocol {
    private static final String COMMANDS = "status, positions, halt, resume, reduce-only, kill, snapshot or reload";
    private static final int LONGEST_REASON = 200;

    private final DaemonControl daemon;

    ControlProtocol(final DaemonControl daemon) {
        this.daemon = daemon;
    }

    String answer(final String line) {
        try {
            final Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("ok", true);
            answer.put("result", result(JsonObject.parse(line)));
            return JsonObject.line(answer);
        } catch (final MalformedLineException malformed) {
            return refusal("the request " + malformed.getMessage());
        } catch (final RuntimeException fault) {
            return refusal("the daemon failed to answer: " + fault);
        }
    }

    static String refusal(final String problem) {
        final Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ok", false);
        answer.put("problem", problem);
        return JsonObject.line(answer);
    }

    private synchronized Object result(final JsonObject request) {
        final String command = request.text("command");
        return switch (command) {
            case "status" -> daemon.status().document();
            case "positions" -> daemon.positions().stream().map(OpenPosition::document).toList();
            case "halt" -> daemon.halt(reason(request)).document();
            case "resume" -> daemon.resume().document();
            case "reduce-only" -> daemon.reduceOnly().document();
            case "kill" -> daemon.kill(fate(request)).document();
            case "snapshot" -> daemon.snapshot().document();
            case "reload" -> daemon.reload().document();
            default -> throw new MalformedLineException("has an unknown command; there are " + COMMANDS);
        };
    }

    private static String reason(final JsonObject request) {
        final String reason = request.perhapsText("reason").orElse("operator").strip();
        if (reason.length() > LONGEST_REASON) {
            throw new MalformedLineException("has a reason of more than " + LONGEST_REASON + " characters");
        }
        return reason;
    }

    private static PositionFate fate(final JsonObject request) {
        return request.isTrue("flatten") ? PositionFate.FLATTEN : PositionFate.KEEP;
    }
}

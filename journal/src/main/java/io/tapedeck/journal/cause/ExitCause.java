package io.tapedeck.journal.cause;

import java.util.Optional;

/**
 * Why a fill left a position. Immutable.
 *
 * @param fill     that left.
 * @param position as it stood before; empty where it was not seen.
 * @param input    of the frame.
 */
record ExitCause(RecordedFact fill, Optional<RecordedFact> position, RecordedFact input) {
    String sentence() {
        return switch (fill.text("reason")) {
            case "SIGNAL" -> "left by a signal";
            case "STOP_LOSS" -> "left by the stop" + level("stopPrice");
            case "TAKE_PROFIT" -> "left by a target" + (isOnlyTarget() ? level("targetPrice") : touched());
            case "TRAILING_STOP" -> "left by the trailing stop" + touched();
            case "BREAK_EVEN" -> "left by the stop that had moved to the entry" + touched();
            case "TIME_STOP" -> "left because the greatest holding time was over";
            case "LIQUIDATION" -> "liquidated by the venue" + touched();
            case "KILL_SWITCH" -> "left by the operator's kill switch";
            case "END" -> "closed because the data ended";
            default -> "left because of " + FactWords.word(fill.text("reason"));
        };
    }

    /** Later targets of a ladder lie where the wish says, not where the position's first one lay. */
    private boolean isOnlyTarget() {
        return position.filter(held -> held.text("targetPrice").equals(fill.text("price"))).isPresent();
    }

    private String level(final String field) {
        return position.filter(held -> held.values().containsKey(field))
            .map(held -> " at " + FactWords.text(held.values().get(field))).orElse("") + touched();
    }

    private String touched() {
        if (!input.values().containsKey("low")) {
            return "";
        }
        return ", the candle went from " + FactWords.text(input.values().get("low")) + " to "
            + FactWords.text(input.values().get("high")) + (opened() ? " and opened beyond the level" : "");
    }

    private boolean opened() {
        return position.filter(held -> fill.number("price") == input.number("open")
            && held.number("stopPrice") != fill.number("price")
            && fill.text("reason").equals("STOP_LOSS")).isPresent();
    }
}

package io.tapedeck.journal.cause;

import io.tapedeck.journal.inspect.RecordedMessage;

import java.util.Set;

/**
 * The numbers of everything that belongs to a chain of causes. Immutable.
 *
 * @param signals   that asked.
 * @param orders    that came of them, and of levels.
 * @param positions that came of these.
 */
record ChainLinks(Set<Long> signals, Set<Long> orders, Set<Long> positions) {
    ChainLinks {
        signals = Set.copyOf(signals);
        orders = Set.copyOf(orders);
        positions = Set.copyOf(positions);
    }

    boolean holds(final RecordedMessage message) {
        return switch (message.name()) {
            case "Signal", "RiskVerdict", "StrategyNote" -> isIn(signals, message, "signalId");
            case "ExitsWished" -> isIn(signals, message, "signalId") || isIn(orders, message, "orderId");
            case "OrderIntent", "OrderUpdate" -> isIn(orders, message, "orderId");
            case "Fill" -> isIn(orders, message, "orderId")
                && (positions.isEmpty() || isIn(positions, message, "positionId"));
            case "OrderChange" -> isIn(signals, message, "signalId") || isIn(orders, message, "orderId")
                || isIn(positions, message, "positionId");
            case "PositionChanged", "TradeClosed", "AmbiguousExit", "FundingSettled", "DividendPaid" ->
                isIn(positions, message, "positionId");
            default -> false;
        };
    }

    private static boolean isIn(final Set<Long> ids, final RecordedMessage message, final String field) {
        return ids.contains(message.number(field).orElse(0));
    }
}

package io.tapedeck.engine.rehearsal;

import io.tapedeck.engine.event.MessageText;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What a rehearsed engine decided, as sentences that a test can compare. */
final class RehearsedDecisions {
    private static final String UNKNOWN = Long.toString(FixedPoint.UNKNOWN);

    private final List<Instrument> instruments;
    private final List<String> signals = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private final List<String> fills = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    RehearsedDecisions(final List<Instrument> instruments) {
        this.instruments = instruments;
    }

    void add(final int index, final List<MessageText> derived) {
        for (final MessageText message : derived) {
            switch (message.name()) {
                case "Signal" -> signals.add(index + " " + signal(message));
                case "ExitsWished" -> onExits(message);
                case "RiskVerdict" -> onVerdict(index, message);
                case "Fill" -> fills.add(index + " " + fill(message));
                case "StrategyNote" -> notes.add(message.fields().get("name") + " " + message.fields().get("value"));
                case "StageFailed" -> failures.add(index + " " + message.fields().get("fault"));
                default -> {
                }
            }
        }
    }

    private String signal(final MessageText message) {
        final StringBuilder text = new StringBuilder(message.fields().get("kind")).append(' ').append(symbol(message));
        price(text, " limit ", message, "limitPrice");
        price(text, " trigger ", message, "triggerPrice");
        price(text, " stop ", message, "stopPrice");
        price(text, " target ", message, "targetPrice");
        return text.toString();
    }

    /** The exits of a signal stand behind it; those of its order repeat them. */
    private void onExits(final MessageText message) {
        if (!message.fields().get("orderId").equals("0")) {
            return;
        }
        final StringBuilder text = new StringBuilder(signals.remove(signals.size() - 1));
        final boolean shares = message.fields().get("basis").equals("ENTRY_RATE");
        exit(text, " stop ", message, "stop", shares);
        for (int rung = 1; rung <= 5; rung++) {
            exit(text, " target ", message, "target" + rung, shares);
            if (!isAbsent(message, "target" + rung)) {
                text.append(" for ").append(scaled(message, "share" + rung, FixedPoint.MONEY_SCALE));
            }
        }
        exit(text, " trail ", message, "trailingDistance", shares);
        exit(text, " from ", message, "trailingActivation", shares);
        exit(text, " even at ", message, "breakEvenTrigger", shares);
        signals.add(text.toString());
    }

    private void exit(final StringBuilder text, final String name, final MessageText message, final String field,
        final boolean isShare) {
        if (isShare && !isAbsent(message, field)) {
            text.append(name).append(scaled(message, field, FixedPoint.MONEY_SCALE)).append(" of entry");
        } else {
            price(text, name, message, field);
        }
    }

    private void onVerdict(final int index, final MessageText message) {
        if (!message.fields().get("verdict").equals("ACCEPTED")) {
            refusals.add(index + " " + message.fields().get("verdict") + " " + symbol(message));
        }
    }

    private String fill(final MessageText message) {
        return message.fields().get("side") + " "
            + scaled(message, "quantity", instrument(message).quantityScale()) + " " + symbol(message) + " at "
            + scaled(message, "price", instrument(message).priceScale()) + " " + message.fields().get("reason");
    }

    private void price(final StringBuilder text, final String name, final MessageText message, final String field) {
        if (!isAbsent(message, field)) {
            text.append(name).append(scaled(message, field, instrument(message).priceScale()));
        }
    }

    private static boolean isAbsent(final MessageText message, final String field) {
        return message.fields().get(field).equals(UNKNOWN);
    }

    private static String scaled(final MessageText message, final String field, final int scale) {
        final BigDecimal value = new BigDecimal(message.fields().get(field)).movePointLeft(scale);
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private Instrument instrument(final MessageText message) {
        return instruments.get(Integer.parseInt(message.fields().get("instrumentId")));
    }

    private String symbol(final MessageText message) {
        return instrument(message).symbol();
    }

    List<String> takeSignals() {
        return take(signals);
    }

    List<String> takeRefusals() {
        return take(refusals);
    }

    List<String> takeFills() {
        return take(fills);
    }

    List<String> takeNotes() {
        return take(notes);
    }

    List<String> failures() {
        return failures;
    }

    private static List<String> take(final List<String> texts) {
        final List<String> taken = List.copyOf(texts);
        texts.clear();
        return taken;
    }
}

package io.tapedeck.gateways.bybit;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.gateways.json.JsonArray;
import io.tapedeck.gateways.json.JsonMessage;
import io.tapedeck.gateways.json.JsonShape;
import io.tapedeck.gateways.venue.MessageParser.Outcome;

/** Topics whose data are an array of objects: all of them are read before the first is told. */
abstract class BybitRows implements BybitTopic {
    private final JsonShape shape;
    private final JsonArray rows = new JsonArray();
    private final JsonMessage row = new JsonMessage();
    private String problem = "";

    BybitRows(final JsonShape shape) {
        this.shape = shape;
    }

    /** Fills the update from a row. */
    abstract void fill(JsonMessage from, Instrument instrument);

    /** Tells the listener of the update, where it is of interest. */
    abstract boolean tell();

    @Override
    public final String problem() {
        return problem;
    }

    @Override
    public final Outcome read(final JsonMessage message, final BybitSymbol symbol) {
        if (!beginRows(message)) {
            message.fault(BybitFields.DATA);
            problem = message.problem();
            return Outcome.MALFORMED;
        }
        while (rows.next()) {
            if (!readRow(message, symbol.instrument())) {
                problem = row.problem();
                return Outcome.MALFORMED;
            }
        }
        return tellAll(message, symbol.instrument());
    }

    private boolean beginRows(final JsonMessage message) {
        return message.has(BybitFields.DATA)
            && rows.begin(message.bytes(), message.start(BybitFields.DATA), message.end(BybitFields.DATA));
    }

    private boolean readRow(final JsonMessage message, final Instrument instrument) {
        if (row.read(message.bytes(), rows.start(), rows.end(), shape)) {
            fill(row, instrument);
        }
        return row.isSound();
    }

    private Outcome tellAll(final JsonMessage message, final Instrument instrument) {
        boolean told = false;
        beginRows(message);
        while (rows.next()) {
            readRow(message, instrument);
            told |= tell();
        }
        return told ? Outcome.DATA : Outcome.IGNORED;
    }
}

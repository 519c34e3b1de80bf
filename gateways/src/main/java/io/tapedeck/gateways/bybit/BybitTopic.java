package io.tapedeck.gateways.bybit;

import io.tapedeck.gateways.json.JsonMessage;
import io.tapedeck.gateways.venue.MessageParser.Outcome;

/** Reads the messages of one kind of topic. */
interface BybitTopic {
    /**
     * Reads a message; tells the listener only where all of it was understood.
     *
     * @param message that was read.
     * @param symbol  that it is about.
     * @return what it was.
     */
    Outcome read(JsonMessage message, BybitSymbol symbol);

    /** What was not understood in the last message. */
    String problem();
}

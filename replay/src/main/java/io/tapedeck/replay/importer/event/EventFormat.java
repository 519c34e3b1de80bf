package io.tapedeck.replay.importer.event;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.journal.catalogue.TapeContent;

import java.util.List;

/**
 * How one kind of events stands in files and on tapes. In between it is a row: the time in nanoseconds, then figures.
 */
interface EventFormat {
    /** What files call the moment of an event. */
    List<String> TIME = List.of("time", "timestamp", "date", "datetime", "calctime", "fundingtime", "transactiontime",
        "transacttime", "tradetime", "eventtime", "createtime", "ts", "t", "exdate");

    /**
     * The format of a kind of events.
     *
     * @param content    not candles.
     * @param instrument for the scales.
     * @return never null.
     */
    static EventFormat of(final TapeContent content, final Instrument instrument) {
        return switch (content) {
            case FUNDING -> new FundingFormat(instrument);
            case ACTIONS -> new ActionFormat();
            case QUOTES -> new QuoteFormat(instrument);
            case TRADES -> new TradeFormat(instrument);
            case OPEN_INTEREST -> new OpenInterestFormat(instrument);
            default -> throw new IllegalArgumentException(content.label() + " are no single events");
        };
    }

    /** Columns of which a file must have one each, for people by the first name. */
    List<List<String>> requiredColumns();

    /** Reads a line of a file. */
    long[] parse(EventLine line);

    /** Which message it is on the tape. */
    int templateId();

    /** Writes a row into a frame that has begun. */
    void write(long[] row, Frame frame);

    /**
     * Reads a row back.
     *
     * @param messages    positioned at the input message.
     * @param eventTimeNs of the frame.
     * @param onTape      instrument whose scales the tape has; this format's scales are the same or finer.
     */
    long[] read(FrameMessages messages, long eventTimeNs, Instrument onTape);
}

package io.tapedeck.replay.importer.event;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.MarketQuoteDecoder;
import io.tapedeck.engine.event.codec.MarketQuoteEncoder;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;

import java.util.List;

/** Best prices of a book: time, bid and ask with their quantities. */
final class QuoteFormat implements EventFormat {
    private static final List<String> BID = List.of("bid", "bidprice", "bestbid", "bestbidprice");
    private static final List<String> BID_QUANTITY =
        List.of("bidquantity", "bidqty", "bidsize", "bestbidqty", "bestbidquantity");
    private static final List<String> ASK = List.of("ask", "askprice", "bestask", "bestaskprice");
    private static final List<String> ASK_QUANTITY =
        List.of("askquantity", "askqty", "asksize", "bestaskqty", "bestaskquantity");

    private final Instrument instrument;
    private final MarketQuoteEncoder encoder = new MarketQuoteEncoder();
    private final MarketQuoteDecoder decoder = new MarketQuoteDecoder();

    QuoteFormat(final Instrument instrument) {
        this.instrument = instrument;
    }

    @Override
    public List<List<String>> requiredColumns() {
        return List.of(TIME, BID, BID_QUANTITY, ASK, ASK_QUANTITY);
    }

    @Override
    public long[] parse(final EventLine line) {
        final long[] row = {
            line.timeNs(TIME),
            line.positive(instrument.priceScale(), BID),
            line.scaled(instrument.quantityScale(), BID_QUANTITY),
            line.positive(instrument.priceScale(), ASK),
            line.scaled(instrument.quantityScale(), ASK_QUANTITY)};
        if (row[1] > row[3] || row[2] < 0 || row[4] < 0) {
            throw line.refuse("no book has a bid above its ask, or quantities below 0");
        }
        return row;
    }

    @Override
    public int templateId() {
        return MarketQuoteDecoder.TEMPLATE_ID;
    }

    @Override
    public void write(final long[] row, final Frame frame) {
        frame.append(encoder)
            .instrumentId(0)
            .bidPrice(row[1])
            .bidQuantity(row[2])
            .askPrice(row[3])
            .askQuantity(row[4])
            .venueTimeNs(row[0]);
    }

    @Override
    public long[] read(final FrameMessages messages, final long eventTimeNs, final Instrument onTape) {
        messages.decode(decoder);
        return new long[] {eventTimeNs, price(decoder.bidPrice(), onTape), quantity(decoder.bidQuantity(), onTape),
            price(decoder.askPrice(), onTape), quantity(decoder.askQuantity(), onTape)};
    }

    private long price(final long value, final Instrument onTape) {
        return FixedPoint.rescale(value, onTape.priceScale(), instrument.priceScale());
    }

    private long quantity(final long value, final Instrument onTape) {
        return FixedPoint.rescale(value, onTape.quantityScale(), instrument.quantityScale());
    }
}

package io.tapedeck.replay.importer.event;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.OpenInterestDecoder;
import io.tapedeck.engine.event.codec.OpenInterestEncoder;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;

import java.util.List;

/** Open interest: time, and how much is held in units of the instrument. Binance's metrics call it a sum. */
final class OpenInterestFormat implements EventFormat {
    private static final List<String> VALUE = List.of("openinterest", "sumopeninterest", "oi");

    private final Instrument instrument;
    private final OpenInterestEncoder encoder = new OpenInterestEncoder();
    private final OpenInterestDecoder decoder = new OpenInterestDecoder();

    OpenInterestFormat(final Instrument instrument) {
        this.instrument = instrument;
    }

    @Override
    public List<List<String>> requiredColumns() {
        return List.of(TIME, VALUE);
    }

    @Override
    public long[] parse(final EventLine line) {
        final long value = line.scaled(instrument.quantityScale(), VALUE);
        if (value < 0) {
            throw line.refuse("an open interest is not below 0");
        }
        return new long[] {line.timeNs(TIME), value};
    }

    @Override
    public int templateId() {
        return OpenInterestDecoder.TEMPLATE_ID;
    }

    @Override
    public void write(final long[] row, final Frame frame) {
        frame.append(encoder).instrumentId(0).openInterest(row[1]).venueTimeNs(row[0]);
    }

    @Override
    public long[] read(final FrameMessages messages, final long eventTimeNs, final Instrument onTape) {
        messages.decode(decoder);
        return new long[] {eventTimeNs,
            FixedPoint.rescale(decoder.openInterest(), onTape.quantityScale(), instrument.quantityScale())};
    }
}

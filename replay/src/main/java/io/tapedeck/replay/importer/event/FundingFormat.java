package io.tapedeck.replay.importer.event;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.FundingRateDecoder;
import io.tapedeck.engine.event.codec.FundingRateEncoder;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;

import java.util.List;

/**
 * Funding rates: time, rate, and the mark price where the file has it. Freqtrade keeps the rate in a column that is
 * called open.
 */
final class FundingFormat implements EventFormat {
    private static final List<String> RATE = List.of("rate", "fundingrate", "lastfundingrate", "open");
    private static final List<String> MARK = List.of("markprice", "mark");

    private final Instrument instrument;
    private final FundingRateEncoder encoder = new FundingRateEncoder();
    private final FundingRateDecoder decoder = new FundingRateDecoder();

    FundingFormat(final Instrument instrument) {
        this.instrument = instrument;
    }

    @Override
    public List<List<String>> requiredColumns() {
        return List.of(TIME, RATE);
    }

    @Override
    public long[] parse(final EventLine line) {
        return new long[] {
            line.timeNs(TIME),
            line.scaled(FixedPoint.MONEY_SCALE, RATE),
            line.find(MARK).map(text -> line.scaled(text, instrument.priceScale(), MARK)).orElse(FixedPoint.UNKNOWN)};
    }

    @Override
    public int templateId() {
        return FundingRateDecoder.TEMPLATE_ID;
    }

    @Override
    public void write(final long[] row, final Frame frame) {
        frame.append(encoder).instrumentId(0).rate(row[1]).markPrice(row[2]);
    }

    @Override
    public long[] read(final FrameMessages messages, final long eventTimeNs, final Instrument onTape) {
        messages.decode(decoder);
        final long mark = decoder.markPrice();
        return new long[] {eventTimeNs, decoder.rate(), mark == FixedPoint.UNKNOWN ? mark
            : FixedPoint.rescale(mark, onTape.priceScale(), instrument.priceScale())};
    }
}

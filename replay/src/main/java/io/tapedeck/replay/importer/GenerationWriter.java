package io.tapedeck.replay.importer;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.MarkCandleEncoder;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.journal.catalogue.HistoryKey;
import io.tapedeck.journal.catalogue.TapeContent;
import io.tapedeck.journal.tape.HistoryTapeWriter;

/** Writes a tape and the rows that it takes on as one course of candles. One thread; allocates nothing for a candle. */
final class GenerationWriter {
    private final CandleTable table;
    private final HistoryKey key;
    private final Timeframe timeframe;
    private final HistoryTapeWriter writer;
    private final MarketCandleEncoder encoder = new MarketCandleEncoder();
    private final MarkCandleEncoder markEncoder = new MarkCandleEncoder();
    private final CandleRow row = new CandleRow();

    GenerationWriter(final CandleTable table, final HistoryKey key, final HistoryTapeWriter writer) {
        this.table = table;
        this.key = key;
        this.timeframe = key.timeframe();
        this.writer = writer;
    }

    /** Merges both; a row replaces the candle of the same time, and takes over its flags. */
    void write(final TapeCandles tape, final int[] additions) {
        tape.advance();
        for (final int addition : additions) {
            table.load(addition, row);
            final long openTimeNs = row.openTimeNs();
            writeTape(tape, openTimeNs);
            table.load(addition, row);
            if (tape.isAt(openTimeNs)) {
                row.setFlags(tape.flags());
                tape.advance();
            }
            writeRow();
        }
        writeTape(tape, Long.MAX_VALUE);
    }

    private void writeTape(final TapeCandles tape, final long untilNs) {
        while (tape.isBefore(untilNs)) {
            tape.copyTo(row);
            writeRow();
            tape.advance();
        }
    }

    private void writeRow() {
        final Frame frame = writer.next(row.openTimeNs() + timeframe.durationNs());
        if (key.content() == TapeContent.MARK) {
            writeMark(frame.append(markEncoder));
        } else {
            writeCandle(frame.append(encoder));
        }
        writer.commit();
    }

    private void writeMark(final MarkCandleEncoder message) {
        message.instrumentId(0)
            .timeframe(TimeframeCode.get(timeframe.code()))
            .openTimeNs(row.openTimeNs())
            .open(row.open())
            .high(row.high())
            .low(row.low())
            .close(row.close());
    }

    private void writeCandle(final MarketCandleEncoder message) {
        message.instrumentId(0)
            .timeframe(TimeframeCode.get(timeframe.code()))
            .tradeCount(shortCount(row.tradeCount()))
            .openTimeNs(row.openTimeNs())
            .open(row.open())
            .high(row.high())
            .low(row.low())
            .close(row.close())
            .volume(row.volume())
            .quoteVolume(row.quoteVolume())
            .takerBuyVolume(row.takerBuyVolume());
        message.flags()
            .gap((row.flags() & Candle.FLAG_GAP) != 0)
            .deltaApproximated((row.flags() & Candle.FLAG_DELTA_APPROXIMATED) != 0)
            .completedLate((row.flags() & Candle.FLAG_COMPLETED_LATE) != 0);
    }

    private static int shortCount(final long count) {
        return count == FixedPoint.UNKNOWN ? MarketCandleEncoder.tradeCountNullValue() : Math.toIntExact(count);
    }
}

package io.tapedeck.replay.source;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.event.codec.RecalledCandleDecoder;
import io.tapedeck.engine.event.codec.StrategyParameterDecoder;
import io.tapedeck.engine.event.codec.StrategyReloadDecoder;
import io.tapedeck.journal.merge.FrameStream;
import io.tapedeck.journal.tape.TapeReader;
import io.tapedeck.replay.source.SessionInput.Reloads;

/** The inputs of a recorded session behind its opening, without what was derived from them. One thread. */
final class SessionInputs implements FrameStream {
    private final TapeReader tape;
    private final long toNs;
    private final Reloads reloads;
    private final Frame recorded = Frame.allocate();
    private final FrameMessages messages = new FrameMessages();
    private final MarketCandleDecoder candle = new MarketCandleDecoder();
    private long openingFrames;

    /** Inputs up to the first candle that opens at or after a moment. */
    SessionInputs(final TapeReader tape, final SessionInput of, final long toNs) {
        this.tape = tape;
        openingFrames = of.openingFrames();
        reloads = of.reloads();
        this.toNs = toNs;
    }

    @Override
    public boolean advance() {
        while (openingFrames > 0 && next()) {
            openingFrames--;
        }
        boolean isThere = next();
        while (isThere && isLeftOut()) {
            isThere = next();
        }
        return isThere && !isBehindTheEnd();
    }

    private boolean isLeftOut() {
        return reloads == Reloads.LEFT_OUT && switch (recorded.inputTemplateId()) {
            case StrategyReloadDecoder.TEMPLATE_ID, StrategyParameterDecoder.TEMPLATE_ID,
                RecalledCandleDecoder.TEMPLATE_ID -> true;
            default -> false;
        };
    }

    private boolean next() {
        final boolean isThere = tape.advance();
        if (isThere) {
            tape.copyTo(recorded);
            recorded.keepInput();
        }
        return isThere;
    }

    private boolean isBehindTheEnd() {
        if (recorded.inputTemplateId() != MarketCandleDecoder.TEMPLATE_ID) {
            return false;
        }
        messages.wrap(recorded).next();
        return messages.decode(candle).openTimeNs() >= toNs;
    }

    @Override
    public long engineTimeNs() {
        return recorded.engineTimeNs();
    }

    @Override
    public void copyTo(final Frame frame) {
        frame.copyFrom(recorded.buffer(), 0, recorded.length());
    }

    @Override
    public void close() {
        tape.close();
    }
}

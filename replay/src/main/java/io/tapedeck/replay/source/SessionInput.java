package io.tapedeck.replay.source;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.InstrumentDefinitionDecoder;
import io.tapedeck.engine.event.codec.RiskLimitsDecoder;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.InstrumentCodec;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.inspect.SessionPreamble;
import io.tapedeck.journal.inspect.TapeSpan;
import io.tapedeck.journal.merge.FrameStream;
import io.tapedeck.journal.tape.TapeReader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a live session took in: market data, timers, commands of operators, as they were recorded. Immutable.
 *
 * @param session       that was recorded.
 * @param instruments   that it traded, by number.
 * @param span          of its frames.
 * @param openingFrames that say what it was told first; limits that come a second time were changed meanwhile.
 * @param reloads       what becomes of parameters that the strategy was given meanwhile.
 */
public record SessionInput(RecordedTape session, List<Instrument> instruments, TapeSpan span, long openingFrames,
    Reloads reloads) implements ReplayInput {
    /** What becomes of parameters that the strategy was given while the session went on. */
    public enum Reloads {
        /** The strategy is given them again. */
        PLAYED,
        /** Another strategy, or other parameters, are tried from the beginning to the end. */
        LEFT_OUT
    }

    /** Keeps a copy. */
    public SessionInput {
        instruments = List.copyOf(instruments);
    }

    /**
     * What a session took in up to now.
     *
     * @param session that was recorded, or is being recorded.
     * @return with the instruments that its first frames define.
     */
    public static SessionInput of(final RecordedTape session) {
        final List<Instrument> instruments = new ArrayList<>();
        final Frame frame = Frame.allocate();
        long openingFrames = 0;
        int limits = 0;
        try (TapeReader reader = session.open()) {
            while (reader.advance()) {
                reader.copyTo(frame);
                limits += frame.inputTemplateId() == RiskLimitsDecoder.TEMPLATE_ID ? 1 : 0;
                if (!SessionPreamble.contains(frame) || limits > 1) {
                    break;
                }
                openingFrames++;
                instrument(frame).ifPresent(instruments::add);
            }
        }
        return new SessionInput(session, instruments, TapeSpan.of(session), openingFrames, Reloads.PLAYED);
    }

    private static Optional<Instrument> instrument(final Frame frame) {
        if (frame.inputTemplateId() != InstrumentDefinitionDecoder.TEMPLATE_ID) {
            return Optional.empty();
        }
        final FrameMessages messages = new FrameMessages().wrap(frame);
        messages.next();
        return Optional.of(InstrumentCodec.decode(messages.decode(new InstrumentDefinitionDecoder())));
    }

    /**
     * The same with other instruments.
     *
     * @param others such as the same ones with other fees.
     * @return a new input.
     */
    public SessionInput with(final List<Instrument> others) {
        return new SessionInput(session, others, span, openingFrames, reloads);
    }

    /**
     * The same where parameters that the strategy was given meanwhile do not count.
     *
     * @return a new input.
     */
    public SessionInput withoutReloads() {
        return new SessionInput(session, instruments, span, openingFrames, Reloads.LEFT_OUT);
    }

    @Override
    public List<InstrumentSource> sources() {
        return List.of();
    }

    @Override
    public long beginNs() {
        return span.fromNs();
    }

    @Override
    public long firstNs() {
        return span.fromNs();
    }

    @Override
    public long endNs() {
        return span.toNs();
    }

    @Override
    public long frames() {
        return span.frames();
    }

    @Override
    public boolean hasTimers() {
        return true;
    }

    @Override
    public FrameStream open(final long toNs) {
        return new SessionInputs(session.open(), this, toNs);
    }
}

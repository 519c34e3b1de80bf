package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.InstrumentDefinitionDecoder;
import io.tapedeck.engine.event.codec.SessionStartedDecoder;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.InstrumentCodec;

import java.util.function.Consumer;

/** Before all stages: tells them of the session and of its instruments. Allocates, for these frames come once. */
final class SessionStage {
    private final FrameMessages messages = new FrameMessages();
    private final Consumer<SessionSettings> sessionListener;
    private final Consumer<Instrument> instrumentListener;

    SessionStage(final Consumer<SessionSettings> sessionListener, final Consumer<Instrument> instrumentListener) {
        this.sessionListener = sessionListener;
        this.instrumentListener = instrumentListener;
    }

    void onFrame(final Frame frame) {
        switch (frame.inputTemplateId()) {
            case SessionStartedDecoder.TEMPLATE_ID ->
                sessionListener.accept(SessionSettings.decode(input(frame).decode(new SessionStartedDecoder())));
            case InstrumentDefinitionDecoder.TEMPLATE_ID -> instrumentListener.accept(
                InstrumentCodec.decode(input(frame).decode(new InstrumentDefinitionDecoder())));
            default -> {
            }
        }
    }

    private FrameMessages input(final Frame frame) {
        messages.wrap(frame).next();
        return messages;
    }
}

package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.candle.CandleCodec;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.RecalledCandleDecoder;
import io.tapedeck.engine.event.codec.ReloadStepCode;
import io.tapedeck.engine.event.codec.StrategyParameterDecoder;
import io.tapedeck.engine.event.codec.StrategyReloadDecoder;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The strategies of a session with other parameters, in the making: they are made beside those that decide, are shown
 * the candles that closed before, and take over. The frames that do so stand behind one another: any other input in
 * between calls it off, so that no candle can be missing between the last one that was recalled and the next one that
 * closes.
 *
 * <p>Allocates, for such frames are rare; for all others it is one comparison. Its state are the new strategies only:
 * their parameters come again with the frames that open a session.
 */
final class StrategyReplacement implements Stateful {
    private final FrameMessages messages = new FrameMessages();
    private final StrategyReloadDecoder reload = new StrategyReloadDecoder();
    private final RecalledCandleDecoder recalled = new RecalledCandleDecoder();
    private final Candle candle = new Candle();
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private int wanted;
    private StrategySession next;
    private Map<String, String> inForce = Map.of();

    /** Takes in a frame; the strategies that decide from now on. */
    StrategySession onFrame(final Frame frame, final StrategySession present) {
        switch (frame.inputTemplateId()) {
            case StrategyReloadDecoder.TEMPLATE_ID -> {
                return onReload(input(frame).decode(reload), present);
            }
            case StrategyParameterDecoder.TEMPLATE_ID ->
                onParameter(input(frame).decode(new StrategyParameterDecoder()), present);
            case RecalledCandleDecoder.TEMPLATE_ID -> onCandle(frame);
            default -> {
                if (wanted > 0) {
                    callOff();
                }
            }
        }
        return present;
    }

    /** Whether parameters were announced that did not take over yet. */
    boolean isExpected() {
        return wanted > 0;
    }

    private FrameMessages input(final Frame frame) {
        messages.wrap(frame).next();
        return messages;
    }

    private StrategySession onReload(final StrategyReloadDecoder message, final StrategySession present) {
        final StrategySession made = next;
        if (message.step() == ReloadStepCode.COMPLETE && made != null) {
            inForce = new LinkedHashMap<>(parameters);
            made.succeed(present);
            callOff();
            return made;
        }
        callOff();
        wanted = message.step() == ReloadStepCode.BEGIN ? message.parameters() : 0;
        return present;
    }

    private void callOff() {
        parameters.clear();
        wanted = 0;
        next = null;
    }

    private void onParameter(final StrategyParameterDecoder message, final StrategySession present) {
        parameters.put(message.name(), message.value());
        if (parameters.size() == wanted) {
            next = present.with(present.plan().variants().apply(Map.copyOf(parameters)));
        }
    }

    private void onCandle(final Frame frame) {
        if (next != null) {
            CandleCodec.decode(input(frame).decode(recalled), candle);
            next.onFrame(frame.engineTimeNs(), false);
            next.start();
            next.context(candle.instrumentId()).onCandle(candle);
        }
    }

    /** The parameters that took over last, by their names; empty where none did. */
    Map<String, String> inForce() {
        return Map.copyOf(inForce);
    }

    @Override
    public void saveState(final StateWriter writer) {
        if (next != null) {
            next.saveState(writer);
        }
    }

    @Override
    public void loadState(final StateReader reader) {
        if (next != null) {
            next.loadState(reader);
        }
    }
}

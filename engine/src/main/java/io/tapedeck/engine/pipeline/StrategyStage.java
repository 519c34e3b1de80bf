package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.candle.CandleCodec;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.CandleClosedDecoder;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.InstrumentRegistry;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.NumberSequence;
import io.tapedeck.engine.portfolio.Portfolio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;
import io.tapedeck.engine.strategy.PositionView;
import io.tapedeck.engine.strategy.Signal;
import io.tapedeck.engine.strategy.SignalKind;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyContext;

/**
 * Stage 5: hands closed candles of the strategy's timeframe to the strategy of their instrument.
 *
 * <p>While the engine warms up, strategies see candles but their signals are dropped. After a failure of any stage no
 * strategy is asked again.
 */
final class StrategyStage implements Stateful, StrategyContext {
    private final InstrumentRegistry instruments;
    private final MarketUpdate update;
    private final Portfolio portfolio;
    private final DerivedMessages derived;
    private final StrategyFactory factory;
    private final Strategy[] strategies = new Strategy[InstrumentRegistry.MAXIMUM_INSTRUMENTS];
    private final NumberSequence signalNumbers = new NumberSequence();
    private final Signal signal = new Signal();
    private final Candle closed = new Candle();
    private final FrameMessages messages = new FrameMessages();
    private final CandleClosedDecoder decoder = new CandleClosedDecoder();
    private SessionSettings settings;
    private Timeframe timeframe = Timeframe.M1;
    private boolean trading;
    private boolean halted;
    private int instrumentId;

    StrategyStage(final InstrumentRegistry instruments, final MarketUpdate update, final Portfolio portfolio,
        final DerivedMessages derived, final StrategyFactory factory) {
        this.instruments = instruments;
        this.update = update;
        this.portfolio = portfolio;
        this.derived = derived;
        this.factory = factory;
    }

    void onSession(final SessionSettings started) {
        settings = started;
        timeframe = started.strategyTimeframe();
    }

    void onInstrument(final Instrument instrument) {
        strategies[instrument.id()] = factory.create(instrument);
    }

    void onFrame(final Frame frame) {
        if (update.hasSplit()) {
            strategies[update.splitInstrumentId()].onSplit(update.split());
        }
        if (update.hasClosed(timeframe) && !halted) {
            trading = settings.isTradingAt(frame.engineTimeNs());
            instrumentId = update.candle().instrumentId();
            decide(frame);
        }
    }

    private void decide(final Frame frame) {
        if (update.candle().timeframe() == timeframe) {
            strategies[instrumentId].onCandle(update.candle(), this);
            return;
        }
        messages.wrapDerived(frame);
        while (messages.next()) {
            if (messages.templateId() == CandleClosedDecoder.TEMPLATE_ID) {
                onCandleClosed(messages.decode(decoder));
            }
        }
    }

    private void onCandleClosed(final CandleClosedDecoder message) {
        if (message.timeframeRaw() == timeframe.code()) {
            CandleCodec.decode(message, closed);
            strategies[instrumentId].onCandle(closed, this);
        }
    }

    void halt() {
        halted = true;
    }

    @Override
    public PositionView position() {
        return portfolio.position(instrumentId);
    }

    @Override
    public int positionCount() {
        return portfolio.positions(instrumentId).count();
    }

    @Override
    public PositionView position(final int index) {
        return portfolio.positions(instrumentId).at(index);
    }

    @Override
    public Signal prepare(final SignalKind kind) {
        return signal.begin(signalNumbers.last() + 1, instrumentId, kind);
    }

    @Override
    public long emit(final Signal prepared, final CharSequence reason) {
        if (!trading) {
            return 0;
        }
        signalNumbers.next();
        derived.signal(prepared, reason);
        return prepared.signalId();
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putBoolean(halted);
        signalNumbers.saveState(writer);
        for (int id = 0; id < instruments.count(); id++) {
            strategies[id].saveState(writer);
        }
    }

    @Override
    public void loadState(final StateReader reader) {
        halted = reader.getBoolean();
        signalNumbers.loadState(reader);
        for (int id = 0; id < instruments.count(); id++) {
            strategies[id].loadState(reader);
        }
    }
}

package io.tapedeck.app.live;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.PositionChangedDecoder;
import io.tapedeck.engine.event.codec.StageFailedDecoder;
import io.tapedeck.engine.event.codec.TradeClosedDecoder;
import io.tapedeck.engine.event.codec.TradingStateChangedDecoder;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.order.Side;
import io.tapedeck.gateways.notification.Alert;
import io.tapedeck.gateways.notification.AlertSink;
import io.tapedeck.replay.report.Decimals;
import org.agrona.collections.LongHashSet;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Makes alerts of what was decided: positions that open and close, a moved kill switch, a failed stage. One thread. */
final class DecisionTeller {
    private final List<Instrument> instruments;
    private final AlertSink sink;
    private final LongHashSet open = new LongHashSet();
    private final FrameMessages messages = new FrameMessages();
    private final PositionChangedDecoder position = new PositionChangedDecoder();
    private final TradeClosedDecoder trade = new TradeClosedDecoder();
    private final TradingStateChangedDecoder state = new TradingStateChangedDecoder();
    private final StageFailedDecoder failure = new StageFailedDecoder();

    /** Positions that are open already were told of before. */
    DecisionTeller(final List<Instrument> instruments, final List<Long> openPositions, final AlertSink sink) {
        this.instruments = instruments;
        this.sink = sink;
        open.addAll(openPositions);
    }

    /** Tells what was decided in a frame. */
    void tell(final Frame frame) {
        final Instant time = Instant.ofEpochSecond(0, frame.engineTimeNs());
        messages.wrapDerived(frame);
        while (messages.next()) {
            switch (messages.templateId()) {
                case PositionChangedDecoder.TEMPLATE_ID -> onPosition(messages.decode(position), frame, time);
                case TradeClosedDecoder.TEMPLATE_ID -> onTrade(messages.decode(trade), frame, time);
                case TradingStateChangedDecoder.TEMPLATE_ID -> onState(messages.decode(state), frame, time);
                case StageFailedDecoder.TEMPLATE_ID -> onFailure(messages.decode(failure), frame, time);
                default -> {
                }
            }
        }
    }

    private void onPosition(final PositionChangedDecoder changed, final Frame frame, final Instant time) {
        if (changed.quantity() == 0) {
            open.remove(changed.positionId());
        } else if (open.add(changed.positionId())) {
            final Instrument instrument = instruments.get(changed.instrumentId());
            sink.send(at(frame, Alert.of(Alert.Kind.OPENED,
                    "opened " + side(changed.quantity()) + " " + instrument.symbol(), time)
                .with("quantity", Decimals.plain(Math.abs(changed.quantity()), instrument.quantityScale()))
                .with("price", Decimals.plain(changed.entryPrice(), instrument.priceScale()))
                .with("position", changed.positionId())));
        }
    }

    private static String side(final long quantity) {
        return quantity > 0 ? "long" : "short";
    }

    private void onTrade(final TradeClosedDecoder closed, final Frame frame, final Instant time) {
        final Instrument instrument = instruments.get(closed.instrumentId());
        sink.send(at(frame, Alert.of(Alert.Kind.CLOSED, "closed " + (Side.ofCode(closed.sideRaw()) == Side.BUY
                ? "long" : "short") + " " + instrument.symbol() + " by " + word(FillReason.ofCode(closed.reasonRaw())),
                time)
            .with("result", Decimals.money(closed.pnl()) + " " + instrument.quoteCurrency())
            .with("entry", Decimals.plain(closed.entryPrice(), instrument.priceScale()))
            .with("exit", Decimals.plain(closed.exitPrice(), instrument.priceScale()))
            .with("quantity", Decimals.plain(closed.quantity(), instrument.quantityScale()))
            .with("fees", Decimals.money(closed.fees()))
            .with("trade", closed.tradeId())));
    }

    private static String word(final FillReason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void onState(final TradingStateChangedDecoder changed, final Frame frame, final Instant time) {
        final boolean isActive = changed.state().name().equals("ACTIVE");
        sink.send(at(frame, Alert.of(isActive ? Alert.Kind.RECOVERED : Alert.Kind.HALTED, "trading is "
            + changed.state().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " now", time)));
    }

    private void onFailure(final StageFailedDecoder failed, final Frame frame, final Instant time) {
        sink.send(at(frame, Alert.of(Alert.Kind.ERROR, "a stage failed, the strategy is halted", time)
            .with("stage", failed.stage().name().toLowerCase(Locale.ROOT))
            .with("fault", failed.fault())));
    }

    /** Where it stands on the tape: the reader can ask why. */
    private static Alert at(final Frame frame, final Alert alert) {
        return alert.with("frame", frame.sequence());
    }
}

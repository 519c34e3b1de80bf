package io.tapedeck.app.live;

import io.tapedeck.app.monitor.Metrics;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.pipeline.PipelineView;
import io.tapedeck.engine.ring.SharedInlet;
import io.tapedeck.gateways.notification.AlertCounts;
import io.tapedeck.gateways.websocket.MarketConnection;
import io.tapedeck.gateways.websocket.MarketFeed;
import io.tapedeck.replay.session.LiveSession;

import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Names the figures of a daemon. Stateless; each figure is read when somebody asks. */
final class DaemonFigures {
    private final Metrics metrics;

    DaemonFigures(final Metrics metrics) {
        this.metrics = metrics;
    }

    void bind(final LiveSession session) {
        metrics.counter("tapedeck.frames", "frames on the tape", () -> session.look(engine -> engine.sequence()));
        account(session, "tapedeck.equity", "worth of the account",
            view -> view.portfolio().equity() / (double) FixedPoint.ONE);
        account(session, "tapedeck.cash", "cash of the account",
            view -> view.portfolio().cash() / (double) FixedPoint.ONE);
        account(session, "tapedeck.positions", "open positions", view -> count(view, id ->
            view.portfolio().positions(id.intValue()).count()));
        account(session, "tapedeck.orders", "open orders", view -> count(view, id ->
            view.orders().count(id.intValue())));
        account(session, "tapedeck.halted", "1 where no order is taken", view ->
            view.isStrategyHalted() || !view.tradingState().name().equals("ACTIVE") ? 1 : 0);
    }

    private void account(final LiveSession session, final String name, final String description,
        final ToDoubleFunction<PipelineView> figure) {
        metrics.gauge(name, description, () ->
            session.look(engine -> figure.applyAsDouble(engine.pipeline().view())));
    }

    private static long count(final PipelineView view, final ToLongFunction<Integer> ofInstrument) {
        long count = 0;
        for (int id = 0; id < view.instruments().count(); id++) {
            count += ofInstrument.applyAsLong(id);
        }
        return count;
    }

    void bind(final SharedInlet inlet, final MarketIntake intake, final DecisionTap tap) {
        metrics.gauge("tapedeck.ring.used", "slots of the ring that wait for the pipeline",
            () -> SharedInlet.RING_SIZE - inlet.free());
        metrics.counter("tapedeck.repeated", "market data that came twice or too late", intake::repeated);
        metrics.counter("tapedeck.untold", "frames with decisions that nobody was told of", tap::missed);
    }

    void bind(final MarketFeed feed) {
        feed.connections().forEach(this::bind);
    }

    private void bind(final MarketConnection connection) {
        final String name = connection.channel().name();
        metrics.counter("tapedeck.feed.messages", "messages of a connection", () -> connection.counts().messages(),
            "channel", name);
        metrics.counter("tapedeck.feed.bytes", "bytes of a connection", () -> connection.counts().bytes(),
            "channel", name);
        metrics.counter("tapedeck.feed.malformed", "messages that were not understood",
            () -> connection.counts().malformed(), "channel", name);
        metrics.counter("tapedeck.feed.sockets", "sockets that were opened", () -> connection.counts().sockets(),
            "channel", name);
    }

    void bind(final DaemonNews news) {
        for (final AlertCounts channel : news.counts()) {
            alerts(news, channel.channel(), "sent", AlertCounts::sent);
            alerts(news, channel.channel(), "failed", AlertCounts::failed);
            alerts(news, channel.channel(), "dropped", AlertCounts::dropped);
        }
    }

    private void alerts(final DaemonNews news, final String channel, final String what,
        final ToLongFunction<AlertCounts> count) {
        metrics.counter("tapedeck.alerts", "alerts by what became of them", () -> news.counts().stream()
            .filter(counts -> counts.channel().equals(channel)).mapToLong(count).sum(),
            "channel", channel, "fate", what);
    }
}

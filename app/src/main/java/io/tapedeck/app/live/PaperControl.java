package io.tapedeck.app.live;

import io.tapedeck.app.control.CommandResult;
import io.tapedeck.app.control.CommandResult.Outcome;
import io.tapedeck.app.control.DaemonControl;
import io.tapedeck.app.control.DaemonStatus;
import io.tapedeck.app.control.FeedStatus;
import io.tapedeck.app.control.OpenPosition;
import io.tapedeck.app.control.PositionFate;
import io.tapedeck.app.monitor.CheckResult;
import io.tapedeck.engine.event.codec.OperatorActionCode;
import io.tapedeck.engine.event.codec.OperatorCommandEncoder;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.order.Side;
import io.tapedeck.engine.pipeline.PipelineView;
import io.tapedeck.engine.portfolio.Position;
import io.tapedeck.engine.portfolio.PositionBook;
import io.tapedeck.engine.ring.InputSource;
import io.tapedeck.gateways.websocket.ConnectionCounts;
import io.tapedeck.replay.run.Words;
import io.tapedeck.replay.session.SessionEngine;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What other shells can ask of a paper daemon and tell it. Looks at the engine between two frames; what changes
 * something is a frame on the tape as every other input, one for each instrument. Any thread, one call at a time.
 */
final class PaperControl implements DaemonControl {
    private final PaperDaemon daemon;
    private final Path session;
    private final Instant startedAt;
    private volatile String reason = "";
    private final AtomicLong commands = new AtomicLong();

    PaperControl(final PaperDaemon daemon, final Path session) {
        this.daemon = daemon;
        this.session = session;
        startedAt = Instant.ofEpochSecond(0, daemon.intake().nowNs());
    }

    @Override
    public DaemonStatus status() {
        final List<Feed> feeds = daemon.feed().connections().stream()
            .map(connection -> new Feed(connection.channel().name(), connection.counts())).toList();
        final List<CheckResult> checks = daemon.health().results();
        return daemon.session().look(engine -> status(engine, feeds, checks));
    }

    /**
     * A connection, asked before the engine is looked at: whoever waited for a connection while the engine stands would
     * wait for ever where the connection waits for the engine.
     */
    private record Feed(String name, ConnectionCounts counts) {
    }

    private DaemonStatus status(final SessionEngine engine, final List<Feed> feeds, final List<CheckResult> checks) {
        final PipelineView view = engine.pipeline().view();
        return new DaemonStatus(session.toString(), "paper", trading(view), account(view), startedAt,
            Instant.ofEpochSecond(0, daemon.intake().nowNs()), engine.sequence(),
            feeds.stream().map(feed -> status(feed, engine)).toList(), checks);
    }

    private DaemonStatus.Trading trading(final PipelineView view) {
        final DaemonStatus.Trading.State state = DaemonStatus.Trading.State.valueOf(view.tradingState().name());
        return new DaemonStatus.Trading(view.isStrategyHalted() ? DaemonStatus.Trading.State.HALTED : state,
            view.isStrategyHalted() ? "a stage failed: see the tape" : reason);
    }

    private DaemonStatus.Account account(final PipelineView view) {
        long positions = 0;
        long orders = 0;
        for (final Instrument instrument : daemon.instruments()) {
            positions += view.portfolio().positions(instrument.id()).count();
            orders += view.orders().count(instrument.id());
        }
        return new DaemonStatus.Account(BigDecimal.valueOf(view.portfolio().equity(), FixedPoint.MONEY_SCALE),
            daemon.instruments().get(0).quoteCurrency(), positions, orders);
    }

    private static FeedStatus status(final Feed feed, final SessionEngine engine) {
        return new FeedStatus(feed.name(), Words.of(feed.counts().state()),
            engine.sequence() == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(0, engine.timeNs())),
            feed.counts().messages(), engine.pipeline().gaps());
    }

    /** How the session stands, for a log. */
    String inOneLine() {
        return daemon.session().look(engine -> {
            final PipelineView view = engine.pipeline().view();
            final DaemonStatus.Account account = account(view);
            return "trading " + trading(view).state() + ", equity " + account.equity().toPlainString() + " "
                + account.currency() + ", open positions " + account.openPositions() + ", open orders "
                + account.openOrders() + ", frame " + engine.sequence();
        });
    }

    /** Numbers of the open positions. */
    List<Long> positionIds() {
        return daemon.session().look(engine -> positionIds(engine.pipeline().view()));
    }

    private List<Long> positionIds(final PipelineView view) {
        final List<Long> open = new ArrayList<>();
        for (final Instrument instrument : daemon.instruments()) {
            final PositionBook book = view.portfolio().positions(instrument.id());
            for (int index = 0; index < book.count(); index++) {
                open.add(book.at(index).positionId());
            }
        }
        return open;
    }

    @Override
    public List<OpenPosition> positions() {
        return daemon.session().look(engine -> positions(engine.pipeline().view()));
    }

    private List<OpenPosition> positions(final PipelineView view) {
        final List<OpenPosition> open = new ArrayList<>();
        for (final Instrument instrument : daemon.instruments()) {
            final PositionBook book = view.portfolio().positions(instrument.id());
            for (int index = 0; index < book.count(); index++) {
                open.add(position(instrument, book.at(index), view.portfolio().valuationPrice(instrument.id())));
            }
        }
        return open;
    }

    private static OpenPosition position(final Instrument instrument, final Position position, final long price) {
        return new OpenPosition(instrument.symbol(), position.side() == Side.BUY ? "long" : "short",
            BigDecimal.valueOf(position.quantity(), instrument.quantityScale()),
            BigDecimal.valueOf(position.entryPrice(), instrument.priceScale()),
            BigDecimal.valueOf(price, instrument.priceScale()),
            BigDecimal.valueOf(position.unrealised(price), FixedPoint.MONEY_SCALE),
            Instant.ofEpochSecond(0, position.entryTimeNs()));
    }

    @Override
    public CommandResult halt(final String why) {
        reason = why;
        return command(OperatorActionCode.HALT, "no order is taken any more; positions keep their exits");
    }

    @Override
    public CommandResult resume() {
        reason = "";
        return command(OperatorActionCode.RELEASE, "orders are taken again");
    }

    @Override
    public CommandResult reduceOnly() {
        return command(OperatorActionCode.REDUCE_ONLY, "only orders that reduce positions are taken");
    }

    @Override
    public CommandResult kill(final PositionFate fate) {
        reason = "killed";
        final CommandResult halted = command(OperatorActionCode.HALT, "no order is taken any more");
        return fate == PositionFate.KEEP ? halted
            : command(OperatorActionCode.FLATTEN, "no order is taken any more; positions are closed at the next price");
    }

    private CommandResult command(final OperatorActionCode action, final String words) {
        final long number = commands.incrementAndGet();
        for (final Instrument instrument : daemon.instruments()) {
            daemon.inlet().put(input(instrument, action, number));
        }
        daemon.inlet().drain();
        return new CommandResult(Outcome.DONE, words, daemon.session().look(SessionEngine::sequence));
    }

    /**
     * Halts without waiting: the daemon itself saw danger.
     *
     * @param why for whoever asks.
     * @return false where the ring is full now.
     */
    boolean offerHalt(final String why) {
        reason = why;
        final long number = commands.incrementAndGet();
        boolean isTaken = true;
        for (final Instrument instrument : daemon.instruments()) {
            isTaken &= daemon.inlet().offer(input(instrument, OperatorActionCode.HALT, number));
        }
        return isTaken;
    }

    /** Halts before everything that waits in the ring, without waiting: the pipeline stands still. */
    void haltFirst() {
        reason = "the journal stood still";
        final long number = commands.incrementAndGet();
        daemon.instruments().forEach(instrument ->
            daemon.session().putFirst(input(instrument, OperatorActionCode.HALT, number)));
    }

    private InputSource input(final Instrument instrument, final OperatorActionCode action, final long number) {
        final long nowNs = daemon.intake().nowNs();
        return frame -> frame.begin(0, nowNs, nowNs).append(new OperatorCommandEncoder())
            .instrumentId(instrument.id())
            .action(action)
            .commandId(number);
    }

    @Override
    public CommandResult snapshot() {
        daemon.session().snapshotNow();
        return new CommandResult(Outcome.DONE, "a snapshot is being written", -1);
    }

    @Override
    public CommandResult reload() {
        return daemon.reload().reload();
    }
}

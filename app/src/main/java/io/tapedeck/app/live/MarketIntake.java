package io.tapedeck.app.live;

import io.tapedeck.engine.event.codec.GapCauseCode;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.gateways.intake.FetchEnd;
import io.tapedeck.gateways.intake.FrameOutlet;
import io.tapedeck.gateways.intake.MarketFrames;
import io.tapedeck.gateways.intake.MarketTimers;
import io.tapedeck.gateways.intake.ReceiveClock;
import io.tapedeck.gateways.intake.VenueClock;
import io.tapedeck.gateways.market.CandleUpdate;
import io.tapedeck.gateways.market.MarkPriceUpdate;
import io.tapedeck.gateways.market.MarketDataListener;
import io.tapedeck.gateways.market.OpenInterestUpdate;
import io.tapedeck.gateways.market.QuoteUpdate;
import io.tapedeck.gateways.market.StreamKind;
import io.tapedeck.gateways.market.TradeUpdate;
import io.tapedeck.gateways.rest.BackfillResult;
import io.tapedeck.gateways.rest.CandleBackfill;
import io.tapedeck.gateways.rest.CandleSpan;
import io.tapedeck.gateways.rest.OpenInterestPoll;
import io.tapedeck.gateways.rest.RestSettings;
import io.tapedeck.gateways.rest.TradeBackfill;
import io.tapedeck.gateways.venue.Channel;
import io.tapedeck.gateways.venue.Stream;
import io.tapedeck.gateways.websocket.ConnectionReport;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntToLongFunction;

/**
 * Everything that comes from the venue of a session, on its way to the ring: updates to the frames of their instrument;
 * candles and trades that are missing fetched, and open interest asked for, on a thread for each of them; and a thread
 * that tells that time passes.
 */
final class MarketIntake implements MarketDataListener, AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(250);
    /** Four times in a candle, whose open interest is the last one that was known. */
    private static final Duration POLL_EVERY = Duration.ofSeconds(15);
    /** The clock that a venue tells may be ahead of its candles by less. */
    private static final long SETTLED_AFTER_NS = Duration.ofSeconds(5).toNanos();

    private final VenueAccess access;
    private final List<Instrument> instruments;
    private final MarketFrames[] frames;
    private final MarketTimers timers;
    private final OpenInterestPoll openInterest;
    private final List<Channel> channels;
    private final ReceiveClock clock;
    private final Optional<VenueClock> venueClock;
    private final CandleBackfill candles;
    private final TradeBackfill trades;
    private final Consumer<String> problems;
    private final BackfillThread candleThread;
    private final BackfillThread tradeThread;
    private final RepeatingThread clockThread;
    private final RepeatingThread pollThread;

    /**
     * What is wanted of the venue.
     *
     * @param streams of the instruments.
     * @param wakeUps how often the strategies are woken; empty for never.
     */
    record Wishes(List<Stream> streams, Optional<Timeframe> wakeUps) {
        boolean isFollowed(final StreamKind kind) {
            return streams.stream().anyMatch(stream -> stream.kind() == kind);
        }
    }

    /**
     * An intake.
     *
     * @param access   to the venue.
     * @param of       the instruments, by their number.
     * @param wishes   what is wanted of them.
     * @param clock    of receipt; one of the venue is set by what comes.
     * @param outlet   takes the frames.
     * @param nextOpen when the next candle of an instrument opens; negative where none was seen.
     * @param problems told where something could not be fetched.
     */
    MarketIntake(final VenueAccess access, final List<Instrument> of, final Wishes wishes, final ReceiveClock clock,
        final FrameOutlet outlet, final IntToLongFunction nextOpen, final Consumer<String> problems) {
        this(access, of, wishes, clock, outlet, nextOpen, problems, Workers.THREADS);
    }

    /** As above, with who works beside the pipeline. */
    MarketIntake(final VenueAccess access, final List<Instrument> of, final Wishes wishes, final ReceiveClock clock,
        final FrameOutlet outlet, final IntToLongFunction nextOpen, final Consumer<String> problems,
        final Workers workers) {
        this.access = access;
        instruments = of;
        this.clock = clock;
        this.problems = problems;
        venueClock = clock instanceof VenueClock settable ? Optional.of(settable) : Optional.empty();
        candles = new CandleBackfill(access.venue().history(), access.client());
        trades = new TradeBackfill(access.venue().history(), access.client(RestSettings.ofPresent()));
        candleThread = new BackfillThread("candles", problems, workers);
        tradeThread = new BackfillThread("trades", problems, workers);
        clockThread = new RepeatingThread("clock", TICK, workers);
        pollThread = new RepeatingThread("open-interest", POLL_EVERY, workers);
        final MarketFrames.Missing missing = new MarketFrames.Missing(
            (id, fromNs, toNs) -> candleThread.execute(() -> fetchCandles(instruments.get(id), fromNs, toNs)),
            (id, fromId, toId) -> tradeThread.execute(() -> fetchTrades(instruments.get(id), fromId, toId)));
        frames = instruments.stream()
            .map(instrument -> new MarketFrames(instrument, nextOpen.applyAsLong(instrument.id()),
                access.venue().tradeIds(), outlet, clock, missing))
            .toArray(MarketFrames[]::new);
        channels = access.venue().channels(wishes.streams());
        timers = new MarketTimers(wishes.isFollowed(StreamKind.CANDLES) ? List.of(frames) : List.of(),
            wishes.wakeUps(), outlet, clock.nowNs());
        openInterest = new OpenInterestPoll(access.venue().history(), access.pollingClient(),
            wishes.isFollowed(StreamKind.OPEN_INTEREST) ? instruments : List.of(), this, problems);
    }

    /** Lets time pass from now on; once. */
    void start() {
        clockThread.start(() -> timers.onTime(clock.nowNs()));
        if (openInterest.isNeeded()) {
            pollThread.start(openInterest::run);
        }
    }

    /** Something happened to a connection; called under its lock. */
    void onReport(final String channel, final ConnectionReport report) {
        if (report instanceof ConnectionReport.Lost) {
            channels.stream().filter(each -> each.name().equals(channel))
                .flatMap(each -> each.streams().stream())
                .forEach(stream -> frames[stream.instrument().id()].onLost(stream.kind()));
        }
    }

    /** Tells every instrument that nothing was seen from a moment on, and has the candles since then fetched. */
    void goOn(final long lastSeenNs, final long nowNs) {
        timers.goOn(lastSeenNs, nowNs);
        for (final MarketFrames of : frames) {
            of.onBlind(GapCauseCode.RESTART, lastSeenNs, nowNs);
        }
        warmUp(0, nowNs);
    }

    /** Has candles fetched that lie before the first one that will come. */
    void warmUp(final int candles, final long nowNs) {
        for (final MarketFrames of : frames) {
            final long boundaryNs = Timeframe.M1.startOf(nowNs);
            of.fetch(boundaryNs - candles * Timeframe.M1.durationNs(), boundaryNs);
        }
    }

    private void fetchTrades(final Instrument instrument, final long fromId, final long toId) {
        final MarketFrames of = frames[instrument.id()];
        final Optional<String> problem = trades.fill(instrument, fromId, toId, of::onFetched);
        of.onTradeFetchEnded(toId);
        problem.ifPresent(told -> problems.accept("trades of " + instrument.symbol() + " could not be fetched: "
            + told));
    }

    private void fetchCandles(final Instrument instrument, final long fromNs, final long toNs) {
        final MarketFrames of = frames[instrument.id()];
        final long settledNs = settledNs();
        final BackfillResult result = candles.fill(instrument, new CandleSpan(fromNs, toNs, settledNs),
            of::onFetched);
        of.onFetchEnded(result.failure().isEmpty() && toNs <= settledNs ? FetchEnd.ANSWERED : FetchEnd.FAILED);
        timers.onCandles(clock.nowNs());
        result.failure().ifPresent(failure -> problems.accept("candles of " + instrument.symbol()
            + " could not be fetched: " + result.problem()));
    }

    /**
     * Up to when the venue has surely closed its candles. By its own clock: this machine's may be ahead, and a candle
     * that still grows must not be taken for a closed one. Whoever does not tell the time is not asked for candles.
     */
    private long settledNs() {
        try {
            return access.serverTimeNs() - SETTLED_AFTER_NS;
        } catch (final VenueUnusableException silent) {
            problems.accept(silent.getMessage());
            return 0;
        }
    }

    /** Moves a clock that the venue sets: what is due before then comes before it. */
    private void tell(final long timeNs) {
        timers.onEvent();
        if (venueClock.isPresent() && timeNs != FixedPoint.UNKNOWN && timeNs > clock.nowNs()) {
            timers.onTime(timeNs);
            venueClock.get().onVenueTime(timeNs);
        }
    }

    @Override
    public void onTrade(final TradeUpdate trade) {
        tell(trade.timeNs());
        frames[trade.instrumentId()].onTrade(trade);
    }

    @Override
    public void onCandle(final CandleUpdate candle) {
        tell(candle.timeNs());
        frames[candle.instrumentId()].onCandle(candle);
        if (candle.closed()) {
            timers.onCandles(clock.nowNs());
        }
    }

    @Override
    public void onQuote(final QuoteUpdate quote) {
        tell(quote.timeNs());
        frames[quote.instrumentId()].onQuote(quote);
    }

    @Override
    public void onMarkPrice(final MarkPriceUpdate mark) {
        tell(mark.timeNs());
        frames[mark.instrumentId()].onMarkPrice(mark);
    }

    @Override
    public void onOpenInterest(final OpenInterestUpdate interest) {
        tell(interest.timeNs());
        frames[interest.instrumentId()].onOpenInterest(interest);
    }

    /** What came more than once or too late, of all instruments. */
    long repeated() {
        long repeated = 0;
        for (final MarketFrames of : frames) {
            repeated += of.repeated();
        }
        return repeated;
    }

    /** When something was received last, or the present of this machine. */
    long nowNs() {
        return clock.nowNs();
    }

    @Override
    public void close() {
        clockThread.close();
        pollThread.close();
        candleThread.close();
        tradeThread.close();
    }
}

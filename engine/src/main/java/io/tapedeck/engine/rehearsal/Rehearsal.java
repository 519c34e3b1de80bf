package io.tapedeck.engine.rehearsal;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.MessageText;
import io.tapedeck.engine.event.codec.CorporateActionCode;
import io.tapedeck.engine.event.codec.CorporateActionEncoder;
import io.tapedeck.engine.event.codec.GapCauseCode;
import io.tapedeck.engine.event.codec.GapMarkerEncoder;
import io.tapedeck.engine.event.codec.InstrumentDefinitionEncoder;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.MarketCapitalisationEncoder;
import io.tapedeck.engine.event.codec.OpenInterestEncoder;
import io.tapedeck.engine.event.codec.SessionStartedEncoder;
import io.tapedeck.engine.event.codec.StreamCode;
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.event.codec.TimerEncoder;
import io.tapedeck.engine.event.codec.TradingRulesEncoder;
import io.tapedeck.engine.exit.FinerCandles;
import io.tapedeck.engine.margin.AccountMode;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.InstrumentCodec;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.FillModel;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.pipeline.PipelineContext;
import io.tapedeck.engine.pipeline.SessionSettings;
import io.tapedeck.engine.pipeline.TradingPipeline;
import io.tapedeck.engine.pipeline.TradingRules;
import io.tapedeck.engine.portfolio.Portfolio;
import io.tapedeck.engine.simulation.MarketAssumptions;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.strategy.CandleSeries;
import io.tapedeck.engine.strategy.StrategyPlan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A strategy on the whole engine, on candles that are made by hand. Fills are those of the next open, as in a replay.
 *
 * <pre>{@code
 * final Rehearsal market = Rehearsal.of(RehearsedMarket.spot("BTCUSDT"), plan);
 * market.closes(100, 101, 102);
 * assertEquals(List.of("2 OPEN_LONG BTCUSDT"), market.signals());
 * }</pre>
 *
 * <p>Candles are those of the finest timeframe that the strategy needs, one after the other from Monday 2022-01-03.
 */
public final class Rehearsal {
    private static final long START_NS = 1_641_168_000L * 1_000_000_000L;
    private static final int MARKET_CANDLE_PRESENT = 1;

    private final RehearsedMarket market;
    private final List<Instrument> instruments;
    private final StrategyPlan plan;
    private final Timeframe base;
    private final Frame frame = Frame.allocate();
    private final RehearsedDecisions decisions;
    private TradingPipeline pipeline;
    private long sequence;
    private int index;

    private Rehearsal(final RehearsedMarket market, final StrategyPlan plan) {
        this.market = market;
        this.plan = plan;
        base = plan.inputs().series().stream().map(CandleSeries::timeframe).min(Comparator.naturalOrder())
            .orElseThrow();
        instruments = market.instruments(base);
        decisions = new RehearsedDecisions(instruments);
        pipeline = begin();
    }

    /**
     * A session that waits for its first candle.
     *
     * @param market that is traded.
     * @param plan   of the strategy.
     * @return ready.
     */
    public static Rehearsal of(final RehearsedMarket market, final StrategyPlan plan) {
        return new Rehearsal(market, plan);
    }

    /**
     * Another session that has loaded the state of this one and goes on from here.
     *
     * @return with no decisions to tell yet.
     */
    public Rehearsal restored() {
        final Rehearsal restored = new Rehearsal(market, plan);
        final StateWriter state = new StateWriter();
        pipeline.saveState(state);
        restored.pipeline.loadState(new StateReader(state.buffer(), state.length()));
        restored.sequence = sequence;
        restored.index = index;
        return restored;
    }

    private TradingPipeline begin() {
        pipeline = new TradingPipeline(new PipelineContext(plan, FinerCandles.NONE, FrameListener.NONE, this::keep));
        new SessionSettings(market.balance(), FixedPoint.UNKNOWN, Long.MAX_VALUE, FillModel.NEXT, base, 0, "rehearsal",
            "rehearsal").encode(claim(START_NS).append(new SessionStartedEncoder()));
        publish();
        new TradingRules(market.isMargined() ? AccountMode.CROSS_MARGIN : AccountMode.CASH, 1, market.positions(),
            MarketAssumptions.plain(FillModel.NEXT)).encode(claim(START_NS).append(new TradingRulesEncoder()));
        publish();
        for (final Instrument instrument : instruments) {
            InstrumentCodec.encode(instrument, claim(START_NS).append(new InstrumentDefinitionEncoder()));
            publish();
        }
        return pipeline;
    }

    /**
     * Stops the engine and goes on with a new one from the state that it saved; what follows must be what would have
     * followed without it.
     *
     * @return this.
     * @throws IllegalStateException where a strategy reads something else than it wrote.
     */
    public Rehearsal restart() {
        final TradingPipeline stopped = pipeline;
        final StateWriter saved = new StateWriter();
        stopped.saveState(saved);
        begin().loadState(new StateReader(saved.buffer(), saved.length()));
        if (pipeline.stateDigest() != stopped.stateDigest()) {
            throw new IllegalStateException("the state that was loaded is not the one that was saved");
        }
        return this;
    }

    private Frame claim(final long timeNs) {
        sequence++;
        return frame.begin(sequence, timeNs, timeNs);
    }

    private void publish() {
        pipeline.onFrame(frame);
    }

    private void keep(final Frame complete) {
        decisions.add(index, MessageText.of(complete).stream().skip(MARKET_CANDLE_PRESENT).toList());
    }

    /**
     * Says what all of an asset is worth.
     *
     * @param instrument number of the symbol.
     * @param worth      in units of the currency.
     * @return this.
     */
    public Rehearsal capitalisation(final int instrument, final long worth) {
        claim(START_NS).append(new MarketCapitalisationEncoder()).instrumentId(instrument)
            .worth(Math.multiplyExact(worth, FixedPoint.ONE));
        publish();
        return this;
    }

    /**
     * Splits the shares of a symbol before its next candle.
     *
     * @param instrument number of the symbol.
     * @param ratio      of new shares to old ones.
     * @return this.
     */
    public Rehearsal split(final int instrument, final ShareRatio ratio) {
        claim(START_NS + index * base.durationNs()).append(new CorporateActionEncoder()).instrumentId(instrument)
            .action(CorporateActionCode.SPLIT)
            .newShares(ratio.newShares())
            .oldShares(ratio.oldShares())
            .amountPerShare(0);
        publish();
        return this;
    }

    /**
     * The next candles, one of each symbol, that close at the same moment.
     *
     * @param bars in the order of the symbols.
     * @return this.
     */
    public Rehearsal bars(final Bar... bars) {
        final long openNs = START_NS + index * base.durationNs();
        final long closeNs = openNs + base.durationNs();
        for (int id = 0; id < bars.length; id++) {
            encode(bars[id], instruments.get(id), openNs, claim(closeNs).append(new MarketCandleEncoder()));
            publish();
        }
        if (plan.needs().timer().filter(every -> every.startOf(closeNs) == closeNs).isPresent()) {
            claim(closeNs).append(new TimerEncoder()).timerId(1);
            publish();
        }
        index++;
        return this;
    }

    /**
     * The next candles of the first symbol, each from the close before to a new one.
     *
     * @param closes prices.
     * @return this.
     */
    public Rehearsal closes(final double... closes) {
        for (final double close : closes) {
            final long last = pipeline.portfolio().lastPrice(0);
            final double from = last == FixedPoint.UNKNOWN ? close : last / instruments.get(0).priceUnit();
            bars(Bar.move(from, close));
        }
        return this;
    }

    /**
     * Leaves candles out, of all symbols, and says so.
     *
     * @param candles that nobody has.
     * @return this.
     */
    public Rehearsal missing(final int candles) {
        final long fromNs = START_NS + index * base.durationNs();
        index += candles;
        final long toNs = START_NS + index * base.durationNs();
        for (final Instrument instrument : instruments) {
            claim(toNs).append(new GapMarkerEncoder()).instrumentId(instrument.id())
                .stream(StreamCode.CANDLES)
                .cause(GapCauseCode.MISSING)
                .missing(candles)
                .fromNs(fromNs)
                .toNs(toNs);
            publish();
        }
        return this;
    }

    private void encode(final Bar bar, final Instrument instrument, final long openNs,
        final MarketCandleEncoder message) {
        final double price = instrument.priceUnit();
        final double quantity = instrument.quantityUnit();
        message.instrumentId(instrument.id())
            .timeframe(TimeframeCode.get(base.code()))
            .tradeCount(MarketCandleEncoder.tradeCountNullValue())
            .openTimeNs(openNs)
            .open(Math.round(bar.open() * price))
            .high(Math.round(bar.high() * price))
            .low(Math.round(bar.low() * price))
            .close(Math.round(bar.close() * price))
            .volume(Math.round(bar.volume() * quantity))
            .quoteVolume(MarketCandleEncoder.quoteVolumeNullValue())
            .takerBuyVolume(MarketCandleEncoder.takerBuyVolumeNullValue());
        if (!Double.isNaN(bar.takerBuy())) {
            message.quoteVolume(Math.round(bar.volume() * (bar.high() + bar.low()) / 2 * FixedPoint.ONE))
                .takerBuyVolume(Math.round(bar.takerBuy() * quantity));
        }
        message.flags().clear();
    }

    /**
     * Says what the open interest of a symbol is from the next candle on.
     *
     * @param instrument number of the symbol.
     * @param quantity   in units of the asset.
     * @return this.
     */
    public Rehearsal openInterest(final int instrument, final double quantity) {
        claim(START_NS + index * base.durationNs()).append(new OpenInterestEncoder()).instrumentId(instrument)
            .openInterest(Math.round(quantity * instruments.get(instrument).quantityUnit()))
            .venueTimeNs(FixedPoint.UNKNOWN);
        publish();
        return this;
    }

    /**
     * What was signalled since the last call.
     *
     * @return each with the number of the candle, the kind, the symbol and what was said of price, size and exits, such
     *     as {@code 2 OPEN_LONG BTCUSDT stop 95}.
     */
    public List<String> signals() {
        return decisions.takeSignals();
    }

    /**
     * What risk answered with anything but yes since the last call.
     *
     * @return each with the number of the candle, the verdict and the symbol.
     */
    public List<String> refusals() {
        return decisions.takeRefusals();
    }

    /**
     * What was filled since the last call.
     *
     * @return each with the number of the candle, side, quantity, symbol, price and reason.
     */
    public List<String> fills() {
        return decisions.takeFills();
    }

    /**
     * What the strategy noted with its signals since the last call.
     *
     * @return each as {@code name value}.
     */
    public List<String> notes() {
        return decisions.takeNotes();
    }

    /**
     * What went wrong so far.
     *
     * @return a sentence for each failure of a stage; empty in a sound run.
     */
    public List<String> failures() {
        return new ArrayList<>(decisions.failures());
    }

    /**
     * The account.
     *
     * @return a live view.
     */
    public Portfolio portfolio() {
        return pipeline.portfolio();
    }

    /**
     * The engine itself, to save its state or to compare digests.
     *
     * @return a live view.
     */
    public TradingPipeline pipeline() {
        return pipeline;
    }
}

package io.tapedeck.benchmarks.live;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.VenueTerms;
import io.tapedeck.engine.order.FillModel;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.journal.session.Durability;
import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.replay.run.JvmStageClock;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.run.SessionOpening;
import io.tapedeck.replay.run.StrategySpec;
import io.tapedeck.replay.run.TradingSpec;
import io.tapedeck.replay.session.LiveSession;
import io.tapedeck.replay.session.SessionEngine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The parts of a daemon behind its ring, wired as it wires them: intake, stages, the tape that takes every frame, and
 * what waits behind the journal. Its strategy sends an order with every other trade.
 */
final class LiveRig implements AutoCloseable {
    /** What is traded. */
    static final Instrument BITCOIN = new Instrument(0, "binance", "BTCUSDT", "USDT", Timeframe.M1, 2, 5, 1, 1,
        VenueTerms.spot(0, VenueTerms.SPOT_FEE_RATE));
    private static final Duration NEVER = Duration.ofDays(365);

    private final LiveSession session;

    /** Whether frames tell how long their stages took. */
    enum StageTimes {
        /** They do not. */
        NONE,
        /** Every one does. */
        EVERY_FRAME
    }

    LiveRig(final Path folder, final FrameListener egress, final StageTimes times, final LongSupplier clockNs)
        throws IOException {
        Files.createDirectories(folder);
        final SessionEngine engine = new SessionEngine(RestingOrders.plan(), egress);
        if (times == StageTimes.EVERY_FRAME) {
            engine.pipeline().timeStages(new JvmStageClock(clockNs), 1);
        }
        session = new LiveSession(new SessionFolder(folder), engine, new LiveSession.Plan(Map.of("mode", "benchmark"),
            Durability.OS, NEVER, fault -> {
                throw new UncheckedIOException(fault);
            }));
        final ReplaySpec spec = spec();
        session.open(SessionOpening.of(spec.settings(FixedPoint.UNKNOWN, "benchmark"), spec, List.of(BITCOIN)),
            clockNs.getAsLong());
        tellAPrice(clockNs.getAsLong());
    }

    /** Orders are sized at the close of the last candle. */
    private void tellAPrice(final long timeNs) {
        final Frame frame = Frame.allocate().begin(0, timeNs, timeNs);
        final long price = TradeInput.price(0);
        frame.append(new MarketCandleEncoder()).timeframe(TimeframeCode.M1)
            .openTimeNs(Timeframe.M1.startOf(timeNs) - Timeframe.M1.durationNs())
            .open(price).high(price).low(price).close(price)
            .volume(1).tradeCount(1).quoteVolume(1).takerBuyVolume(1);
        session.onFrame(frame, true);
    }

    private static ReplaySpec spec() {
        return new ReplaySpec(List.of("BTCUSDT"), Optional.empty(), Optional.empty(),
            StrategySpec.plain("resting-orders", Timeframe.H1), new BigDecimal("1000000"), Optional.empty(),
            FillModel.NEXT, Optional.empty(), Optional.empty(), TradingSpec.PLAIN, Map.of(),
            ReplaySpec.EndOfData.KEEP_OPEN);
    }

    /** To be fed, on one thread. */
    LiveSession session() {
        return session;
    }

    @Override
    public void close() {
        session.close();
    }
}

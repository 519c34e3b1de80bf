package io.tapedeck.app.live;

import io.tapedeck.app.configuration.DaemonConfiguration;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.pipeline.StageClock;
import io.tapedeck.gateways.notification.Alert;
import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.run.SessionOpening;
import io.tapedeck.replay.session.LiveSession;
import io.tapedeck.replay.session.RecoveredSession;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A session with simulated fills that begins, or goes on behind its last frame: where it stood, and its next tape. Made
 * and closed on one thread.
 */
final class PaperSession implements AutoCloseable {
    private final RecoveredSession recovered;
    private final DaemonNews news;
    private final boolean isNew;
    private final long lastSeenNs;
    private final LiveSession live;

    /**
     * Where a session is opened.
     *
     * @param folder        of the session, whose lock is held.
     * @param configuration that it is of.
     * @param begun         what decides as it was when the session was begun: each of its tapes says it.
     * @param instruments   that it trades, by number.
     * @param codeVersion   of this program.
     * @param news          takes what people should know.
     */
    record Place(SessionFolder folder, SessionConfiguration configuration, ReplaySpec begun,
        List<Instrument> instruments, String codeVersion, DaemonNews news) {
        private LiveSession.Plan plan() {
            final Map<String, String> manifest = new LinkedHashMap<>();
            manifest.put("fills", "simulated");
            manifest.put("mode", "paper");
            manifest.put("codeVersion", codeVersion);
            manifest.put("configHash", configuration.spec().hash());
            instruments.forEach(instrument -> manifest.put("instrument." + instrument.id(), instrument.symbol() + " "
                + instrument.priceScale() + " " + instrument.quantityScale()));
            manifest.putAll(begun.withLimits(configuration.spec().limits()).asText());
            final DaemonConfiguration.Session session = configuration.first().session();
            return new LiveSession.Plan(manifest, session.durability(), session.snapshotEvery(), refused ->
                news.send(Alert.of(Alert.Kind.ERROR, "a snapshot could not be written: " + refused.getMessage(),
                    Instant.now())));
        }
    }

    /** Opens the next tape of a session; of a new one it holds what the engine is told first. */
    PaperSession(final RecoveredSession recovered, final Place place, final long nowNs, final StageClock stageClock)
        throws IOException {
        this.recovered = recovered;
        news = place.news();
        isNew = recovered.engine().sequence() == 0;
        lastSeenNs = recovered.engine().timeNs();
        final int everyFrames = place.configuration().first().session().stageTimes();
        if (everyFrames > 0) {
            recovered.engine().pipeline().timeStages(stageClock, everyFrames);
        }
        live = new LiveSession(place.folder(), recovered.engine(), place.plan());
        if (isNew) {
            final ReplaySpec spec = place.configuration().spec();
            live.open(SessionOpening.of(spec.settings(FixedPoint.UNKNOWN, place.codeVersion()), spec,
                place.instruments()), nowNs);
        }
        tell();
    }

    private void tell() {
        recovered.findings().forEach(news::note);
        news.note(isNew ? "a new session begins" : "the session goes on behind frame " + recovered.engine().sequence()
            + ", " + recovered.replayed() + " frames were played");
    }

    LiveSession live() {
        return live;
    }

    /** Whether nothing was recorded before. */
    boolean isNew() {
        return isNew;
    }

    /** Engine time of the last frame that was recorded before. */
    long lastSeenNs() {
        return lastSeenNs;
    }

    /** One that died before its first candle waits for the candle that was being made when it was begun. */
    long nextOpenNs(final int instrumentId) {
        final long next = recovered.engine().pipeline().view().nextOpenTimeNs(instrumentId);
        return next < 0 && !isNew ? Timeframe.M1.startOf(lastSeenNs) : next;
    }

    @Override
    public void close() {
        live.close();
        news.note("the session ended with frame " + recovered.engine().sequence());
    }
}

package io.tapedeck.app.live;

import io.tapedeck.app.configuration.ConfigurationException;
import io.tapedeck.app.configuration.DaemonConfiguration;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.risk.RiskLimits;
import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.journal.session.SessionTape;
import io.tapedeck.replay.run.ReplaySpec;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a session is begun with, and what of it may change while it goes on: the limits, whose change is a frame on its
 * tape. Everything else that decides needs another session. Any thread.
 */
final class SessionConfiguration {
    private final Supplier<DaemonConfiguration> source;
    private final DaemonConfiguration first;
    private final ReplaySpec spec;

    /** Reads it, and again where somebody asks for it. */
    SessionConfiguration(final Supplier<DaemonConfiguration> source) {
        this.source = source;
        first = source.get();
        spec = first.replaySpec();
    }

    /** As it was at the start. */
    DaemonConfiguration first() {
        return first;
    }

    /** What of it decides, as it was at the start. */
    ReplaySpec spec() {
        return spec;
    }

    /** Refuses a session that was begun otherwise. */
    void requireOf(final SessionFolder folder) throws IOException {
        final List<SessionTape> tapes = folder.tapes();
        if (!tapes.isEmpty() && !isSame(ReplaySpec.ofText(tapes.get(tapes.size() - 1).manifest().values()))) {
            throw new ConfigurationException("session " + folder.directory() + " was begun with another configuration "
                + "of what decides (strategy, account or symbols): name another session.folder, or change it back");
        }
    }

    private boolean isSame(final ReplaySpec other) {
        return other.withLimits(spec.limits()).hash().equals(spec.hash());
    }

    /**
     * The limits as they are written now.
     *
     * @throws ConfigurationException where it is wrong, or something else is changed that decides.
     */
    RiskLimits limitsNow(final List<Instrument> instruments) {
        final ReplaySpec now = source.get().replaySpec();
        if (!isSame(now)) {
            throw new ConfigurationException("only limits can be changed while a session goes on: the configuration "
                + "now has another strategy, account or symbols, which need another session");
        }
        return now.riskLimits(instruments);
    }
}

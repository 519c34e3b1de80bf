package io.tapedeck.replay.source;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.merge.FrameStream;
import io.tapedeck.journal.merge.MergedStreams;

import java.util.ArrayList;
import java.util.List;

/**
 * Generations of history, merged by time. Immutable.
 *
 * @param sources tapes of every instrument, by its number.
 */
public record HistoryInput(List<InstrumentSource> sources) implements ReplayInput {
    /** Keeps a copy. */
    public HistoryInput {
        sources = List.copyOf(sources);
    }

    @Override
    public List<Instrument> instruments() {
        return sources.stream().map(InstrumentSource::instrument).toList();
    }

    @Override
    public long beginNs() {
        return sources.stream().mapToLong(InstrumentSource::beginNs).min().orElseThrow();
    }

    @Override
    public long firstNs() {
        return sources.stream().mapToLong(source -> source.baseTape().firstOpenNs()).min().orElseThrow();
    }

    @Override
    public long endNs() {
        return sources.stream().mapToLong(source -> source.baseTape().endNs()).max().orElseThrow();
    }

    @Override
    public long frames() {
        return sources.stream().mapToLong(source -> source.baseTape().frames()
            + source.events().stream().mapToLong(HistoryTape::frames).sum()).sum();
    }

    @Override
    public boolean hasTimers() {
        return false;
    }

    @Override
    public FrameStream open(final long toNs) {
        final List<FrameStream> streams = new ArrayList<>();
        sources.forEach(source -> streams.add(source.open(toNs)));
        for (final InstrumentSource source : sources) {
            for (final HistoryTape tape : source.events()) {
                streams.add(source.openEvents(tape, streams.size(), beginNs(), toNs));
            }
        }
        return streams.size() == 1 ? streams.get(0) : new MergedStreams(streams);
    }
}

package io.tapedeck.loopback.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Several markets at once: by time, then in the order of the list. One thread. */
public final class MergedScripts implements EventStream {
    private final List<? extends EventStream> scripts;
    private final List<Optional<MarketEvent>> heads = new ArrayList<>();

    /**
     * A merge of scripts.
     *
     * @param scripts at their beginning.
     */
    public MergedScripts(final List<? extends EventStream> scripts) {
        this.scripts = List.copyOf(scripts);
        scripts.forEach(script -> heads.add(script.next()));
    }

    @Override
    public Optional<MarketEvent> next() {
        int earliest = -1;
        for (int index = 0; index < heads.size(); index++) {
            if (heads.get(index).isPresent() && (earliest < 0 || timeMs(index) < timeMs(earliest))) {
                earliest = index;
            }
        }
        return earliest < 0 ? Optional.empty() : heads.set(earliest, scripts.get(earliest).next());
    }

    private long timeMs(final int index) {
        return heads.get(index).orElseThrow().timeMs();
    }
}

package io.tapedeck.replay.state;

import io.tapedeck.journal.tape.DamagedTapeException;
import io.tapedeck.replay.report.Decimals;
import io.tapedeck.replay.run.Difference;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the tape of a run says of its replay up to a frame. Immutable.
 *
 * @param tape       of the run.
 * @param sequence   of the frame.
 * @param difference the first one up to there.
 * @param damage     that ended the comparison before the frame.
 * @param compared   frames of the tape that were compared in all.
 */
public record CheckedReplay(Path tape, long sequence, Optional<Difference> difference,
    Optional<DamagedTapeException> damage, long compared) {

    /**
     * Whether the state is the one that the run had.
     *
     * @return false where the replay differs or could not be compared up to the frame.
     */
    public boolean isSound() {
        return difference.isEmpty() && damage.isEmpty();
    }

    /**
     * The answer in one line.
     *
     * @return without line end.
     */
    public String sentence() {
        if (difference.isPresent()) {
            return "the replay is not what was recorded, first at frame " + difference.get().sequence() + ", "
                + Decimals.instant(difference.get().timeNs()) + ": " + difference.get().what();
        }
        return damage.map(found -> found.getMessage() + "; the replay could be held against " + frames()
                + " before that only")
            .orElseGet(() -> "the replay decides what is recorded, " + frames() + " compared");
    }

    private String frames() {
        return compared + (compared == 1 ? " recorded frame" : " recorded frames");
    }

    /**
     * The answer for programs.
     *
     * @return names to values.
     */
    public Map<String, Object> document() {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("sound", isSound());
        document.put("recordedFramesCompared", compared);
        difference.ifPresent(found -> {
            document.put("differsAtSequence", found.sequence());
            document.put("difference", found.what());
        });
        damage.ifPresent(found -> document.put("damage", found.problem()));
        return document;
    }
}

package io.tapedeck.replay.run;

import java.util.Optional;

/**
 * A recorded run that was played again and held against its tape. Immutable.
 *
 * @param result     of the replay.
 * @param compared   frames that were compared byte by byte.
 * @param difference where it decides otherwise than was recorded; empty where nothing differs.
 */
public record CheckedResult(ReplayResult result, long compared, Optional<Difference> difference) {
}

package io.tapedeck.journal.inspect;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which messages are asked for. A message without a field that is asked for is not meant. Immutable.
 *
 * @param range    of the frames that they stand in.
 * @param types    names of messages as in the schema; empty for all.
 * @param symbol   of the instrument.
 * @param order    its id.
 * @param position its id.
 * @param strategy of the session that they stand in.
 */
public record MessageQuery(FrameRange range, Set<String> types, Optional<String> symbol, OptionalLong order,
    OptionalLong position, Optional<String> strategy) {

    /** Every message of a tape. */
    public static final MessageQuery ALL = new MessageQuery(FrameRange.ALL, Set.of(), Optional.empty(),
        OptionalLong.empty(), OptionalLong.empty(), Optional.empty());

    /**
     * Whatever the strategy.
     *
     * @param range    of the frames that they stand in.
     * @param types    names of messages as in the schema; empty for all.
     * @param symbol   of the instrument.
     * @param order    its id.
     * @param position its id.
     */
    public MessageQuery(final FrameRange range, final Set<String> types, final Optional<String> symbol,
        final OptionalLong order, final OptionalLong position) {
        this(range, types, symbol, order, position, Optional.empty());
    }

    /** Keeps a copy of the names. */
    public MessageQuery {
        types = Set.copyOf(types);
    }

    /**
     * Whether it says more than which frames are meant.
     *
     * @return false where every message of a frame is meant.
     */
    public boolean narrowsMessages() {
        return !types.isEmpty() || symbol.isPresent() || order.isPresent() || position.isPresent();
    }
}

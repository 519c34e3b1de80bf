package io.tapedeck.strategies;

import io.tapedeck.engine.order.Side;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Which positions each direction allows. */
class DirectionTest {
    private static List<Direction> allowing(final Side side) {
        return Arrays.stream(Direction.values()).filter(direction -> direction.allows(side)).toList();
    }

    @Test
    void bothAllowsWhatEitherAllows() {
        assertEquals(List.of(Direction.LONG, Direction.BOTH), allowing(Side.BUY));
        assertEquals(List.of(Direction.SHORT, Direction.BOTH), allowing(Side.SELL));
    }
}

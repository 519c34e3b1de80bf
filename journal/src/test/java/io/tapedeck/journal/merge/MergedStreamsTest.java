package io.tapedeck.journal.merge;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameRun;
import io.tapedeck.engine.market.Timeframe;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MergedStreamsTest {
    private static final long SEED = 3;
    private static final long MINUTE = Timeframe.M1.durationNs();

    private final Frame frame = Frame.allocate();

    /** A frame as the tests see it: the stream that it came from is its receive time. */
    private record Item(long timeNs, int stream, long sequence) {
    }

    private static final class ListStream implements FrameStream {
        private final List<Item> items;
        private int present = -1;
        private long copiedUntilNs;
        private boolean isClosed;

        ListStream(final List<Item> items) {
            this.items = items;
        }

        @Override
        public boolean advance() {
            assertTrue(present < items.size(), "asked on after its end");
            present++;
            return present < items.size();
        }

        @Override
        public long engineTimeNs() {
            return items.get(present).timeNs();
        }

        @Override
        public void copyTo(final Frame target) {
            final Item item = items.get(present);
            target.begin(item.sequence(), item.timeNs(), item.stream());
        }

        @Override
        public void copyTo(final FrameRun run, final long untilNs) {
            copiedUntilNs = untilNs;
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }

    private List<Item> drain(final FrameStream stream) {
        final List<Item> items = new ArrayList<>();
        while (stream.advance()) {
            stream.copyTo(frame);
            assertEquals(frame.engineTimeNs(), stream.engineTimeNs());
            items.add(new Item(frame.engineTimeNs(), (int) frame.receiveTimeNs(), frame.sequence()));
        }
        assertFalse(stream.advance());
        return items;
    }

    private static List<Item> randomStream(final SplittableRandom random, final int stream) {
        final List<Item> items = new ArrayList<>();
        long time = random.nextInt(20);
        for (int sequence = 1; sequence <= random.nextInt(200); sequence++) {
            items.add(new Item(time, stream, sequence));
            time += random.nextInt(4);
        }
        return items;
    }

    @Test
    void equalsAStableSortByTimeThenStream() {
        for (int round = 0; round < 500; round++) {
            final SplittableRandom random = new SplittableRandom(SEED + round);
            final List<ListStream> streams = new ArrayList<>();
            final List<Item> expected = new ArrayList<>();
            for (int stream = 0; stream < 1 + random.nextInt(6); stream++) {
                final List<Item> items = randomStream(random, stream);
                streams.add(new ListStream(items));
                expected.addAll(items);
            }
            expected.sort(Comparator.comparingLong(Item::timeNs).thenComparingInt(Item::stream));

            assertEquals(expected, drain(new MergedStreams(streams)), "seed " + (SEED + round));
        }
    }

    /** Of equal times the stream that stands first comes first: it may go on to behind the others, they may not. */
    @Test
    void takesRunsOfOneStreamUpToWhereAnotherHasSomething() {
        final ListStream first = new ListStream(List.of(new Item(7 * MINUTE, 0, 1), new Item(50 * MINUTE, 0, 2)));
        final ListStream second = new ListStream(List.of(new Item(4 * MINUTE, 1, 1), new Item(50 * MINUTE, 1, 3)));
        final MergedStreams merged = new MergedStreams(List.of(first, second));
        final FrameRun run = new FrameRun();

        merged.advance();
        merged.copyTo(run, 100 * MINUTE);
        assertEquals(7 * MINUTE, second.copiedUntilNs);
        assertEquals(0, first.copiedUntilNs);
        merged.advance();
        merged.copyTo(run, 100 * MINUTE);
        assertEquals(50 * MINUTE + 1, first.copiedUntilNs);
        merged.copyTo(run, 20 * MINUTE);
        assertEquals(20 * MINUTE, first.copiedUntilNs);
    }

    @Test
    void takesNoRunWhereAnotherStreamComesBeforeTheNextCandle() {
        final ListStream first = new ListStream(List.of(new Item(7 * MINUTE, 0, 1), new Item(8 * MINUTE, 0, 2)));
        final ListStream second = new ListStream(List.of(new Item(7 * MINUTE, 1, 1), new Item(8 * MINUTE, 1, 2)));
        final MergedStreams merged = new MergedStreams(List.of(first, second));

        while (merged.advance()) {
            merged.copyTo(new FrameRun(), 8 * MINUTE);
        }

        assertEquals(0, first.copiedUntilNs);
        assertEquals(0, second.copiedUntilNs);
    }

    @Test
    void isEmptyWithoutStreamsAndWithEmptyOnes() {
        assertEquals(List.of(), drain(new MergedStreams(List.of())));
        assertEquals(List.of(),
            drain(new MergedStreams(List.of(new ListStream(List.of()), new ListStream(List.of())))));
    }

    @Test
    void ownsItsStreams() {
        final List<ListStream> streams = List.of(new ListStream(List.of()), new ListStream(List.of()));
        new MergedStreams(streams).close();

        assertTrue(streams.stream().allMatch(stream -> stream.isClosed));
    }
}

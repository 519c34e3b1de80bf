package io.tapedeck.replay.run;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.journal.cause.CausalChain;
import io.tapedeck.journal.cause.CausalIndex;
import io.tapedeck.journal.cause.CausalTree;
import io.tapedeck.journal.cause.RecordedStep;
import io.tapedeck.journal.cause.SourceTapes;
import io.tapedeck.journal.cause.Subject;
import io.tapedeck.journal.cause.Subject.Kind;
import io.tapedeck.journal.inspect.FrameRange;
import io.tapedeck.journal.inspect.MessageFormat;
import io.tapedeck.journal.inspect.MessageQuery;
import io.tapedeck.journal.inspect.RecordedMessage;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.inspect.TapeScan;
import io.tapedeck.replay.report.RecordedVerdicts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Chains of causes are whole, whatever was recorded, and on a damaged tape as far as it goes. */
class CausalChainTest {
    private static final int TRADES = 20;

    @TempDir
    private static Path directory;

    @BeforeAll
    static void recordRuns() {
        final ReplayHarness harness = new ReplayHarness(directory.resolve("journal")).sample("BTCUSDT", 7, 20);
        final ReplaySpec spec = ReplayHarness.with(ReplayHarness.smaCross(), "strategy", "every-exit",
            "trading.account", "CROSS_MARGIN", "trading.leverage", "2");
        for (final RecordLevel level : List.of(RecordLevel.DECISIONS, RecordLevel.ALL)) {
            harness.record(spec, ThreadMode.INLINE, level, directory.resolve(level.name()));
        }
    }

    private static RecordedTape tape(final RecordLevel level) {
        return RecordedTape.at(directory.resolve(level.name())).orElseThrow();
    }

    private static String why(final RecordedTape tape, final CausalIndex index, final Kind kind, final long id) {
        return new CausalTree(index.chain(new Subject(kind, id)),
            SourceTapes.of(tape, directory.resolve("journal")), new RecordedVerdicts()).root().lines();
    }

    /** Sequences of the frames that say something of a position. */
    private static final class Sequences implements MessageFormat {
        private final Set<Long> found = new TreeSet<>();

        @Override
        public void begin() {
            // Nothing was found yet.
        }

        @Override
        public boolean write(final Frame frame, final RecordedMessage message) {
            return found.add(frame.sequence());
        }

        @Override
        public boolean writeUnknown(final Frame frame, final int templateId, final int length) {
            return false;
        }
    }

    private static Set<Long> framesOf(final RecordedTape tape, final Kind kind, final long id) throws IOException {
        final Sequences sequences = new Sequences();
        try (TapeScan scan = new TapeScan(tape, new MessageQuery(FrameRange.ALL, Set.of(), Optional.empty(),
            kind == Kind.ORDER ? OptionalLong.of(id) : OptionalLong.empty(),
            kind == Kind.POSITION ? OptionalLong.of(id) : OptionalLong.empty()))) {
            boolean isMore = true;
            while (isMore) {
                isMore = scan.next(sequences);
            }
        }
        return sequences.found;
    }

    @ParameterizedTest
    @EnumSource(names = {"ORDER", "POSITION"})
    void noFrameOfItIsMissing(final Kind kind) throws IOException {
        final RecordedTape tape = tape(RecordLevel.ALL);
        final CausalIndex index = new CausalIndex(tape);
        for (long id = 1; id <= TRADES; id++) {
            final CausalChain chain = index.chain(new Subject(kind, id));
            final Set<Long> missing = framesOf(tape, kind, id);
            assertFalse(missing.isEmpty(), kind + " " + id);
            missing.removeAll(chain.steps().stream().map(RecordedStep::sequence).collect(Collectors.toSet()));
            assertEquals(Set.of(), missing, kind + " " + id);
        }
    }

    @Test
    void aRecordingOfEverythingTellsTheSameAsOneOfDecisions() {
        final CausalIndex decisions = new CausalIndex(tape(RecordLevel.DECISIONS));
        final CausalIndex all = new CausalIndex(tape(RecordLevel.ALL));
        for (long number = 1; number <= TRADES; number++) {
            for (final Kind kind : Kind.values()) {
                assertEquals(why(tape(RecordLevel.DECISIONS), decisions, kind, number),
                    why(tape(RecordLevel.ALL), all, kind, number), kind + " " + number);
            }
        }
    }

    @Test
    void whatStandsBeforeADamageIsTold() throws IOException {
        final RecordedTape sound = tape(RecordLevel.ALL);
        final Path copy = directory.resolve("damaged");
        Files.createDirectories(copy);
        try (Stream<Path> files = Files.list(sound.directory())) {
            for (final Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        flipBitAt(copy, positionOfFrame(sound, 20_000));
        final RecordedTape damaged = RecordedTape.at(copy).orElseThrow();
        final CausalIndex index = new CausalIndex(damaged);

        assertEquals("tape " + copy + " is damaged: the checksum of the frame after sequence 19999 is wrong",
            index.damage().orElseThrow().getMessage());
        assertEquals(why(sound, new CausalIndex(sound), Kind.TRADE, 1), why(damaged, index, Kind.TRADE, 1));
    }

    private static long positionOfFrame(final RecordedTape tape, final long number) {
        try (var reader = tape.open()) {
            for (long frame = 0; frame < number; frame++) {
                assertTrue(reader.advance());
            }
            return reader.position();
        }
    }

    private static void flipBitAt(final Path tape, final long position) throws IOException {
        try (Stream<Path> files = Files.list(tape)) {
            final Path queue = files.filter(file -> file.toString().endsWith(".cq4")).findFirst().orElseThrow();
            try (RandomAccessFile file = new RandomAccessFile(queue.toFile(), "rw")) {
                file.seek(position + Frame.HEADER_LENGTH);
                final int present = file.read();
                file.seek(position + Frame.HEADER_LENGTH);
                file.write(present ^ 1);
            }
        }
    }
}

package io.tapedeck.app.cli;

import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.journal.catalogue.UnreadableManifestException;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.inspect.TapeFindings;
import io.tapedeck.journal.inspect.TapeRepair;
import io.tapedeck.journal.inspect.TapeVerification;
import io.tapedeck.journal.session.SessionTape;
import io.tapedeck.journal.tape.DamagedTapeException;
import io.tapedeck.replay.report.JsonDocument;
import io.tapedeck.replay.run.RunTape;
import io.tapedeck.replay.run.UnusableRequestException;
import io.tapedeck.replay.session.RecordedSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@code tapedeck journal verify}. */
@Command(
    name = JournalVerifyCommand.NAME,
    description = JournalVerifyCommand.SUMMARY,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"",
        "Exit code 1 where a tape is damaged or a replay decides otherwise; what stands before the damage is named.",
        "", "Examples:",
        "  tapedeck journal verify binance/BTCUSDT/candles-1m",
        "  tapedeck journal verify runs/20220101T000000Z-sma-cross --no-replay",
        "  tapedeck journal verify broken/tape --repair repaired/"})
final class JournalVerifyCommand implements Callable<Integer> {
    static final String NAME = "verify";
    static final String SUMMARY = "Looks at every frame of tapes: checksums, sequence, time order, messages, content "
        + "hash and end; the tape of a run is played again and compared as well, a live session with its snapshots.";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "TAPE", arity = "1..*",
        description = "Folder of a tape, a run or a live session, or a tape of the journal such as "
            + "binance/BTCUSDT/candles-1m@3.")
    private List<String> tapes;

    @Mixin
    private JournalOption journal;

    @Option(names = "--no-replay", description = "Look at the tape of a run only, without playing the run again.")
    private boolean isWithoutReplay;

    @Option(names = "--repair", paramLabel = "DIR",
        description = "Write a sound copy, up to the damage, into this new folder. The tape itself is left alone.")
    private Path repair;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    @Override
    public Integer call() throws IOException {
        if (repair != null && tapes.size() > 1) {
            throw new ParameterException(spec.commandLine(), "--repair copies one tape, not " + tapes.size());
        }
        final List<RecordedSession> sessions = sessions();
        final List<VerifiedTape> verified = tapesOf(sessions).stream().map(this::verify).toList();
        final List<SessionReport> replayed = isWithoutReplay ? List.of() : replayed(sessions);
        print(verified, replayed);
        repair(verified.get(0));
        return IntStream.concat(verified.stream().mapToInt(VerifiedTape::exitCode),
                replayed.stream().mapToInt(SessionReport::exitCode))
            .reduce(ExitCode.DONE, (one, other) -> one == ExitCode.CHECK_FAILED ? one : other == 0 ? one : other);
    }

    private List<RecordedSession> sessions() throws IOException {
        final List<RecordedSession> sessions = new ArrayList<>();
        for (final String name : tapes) {
            RecordedSession.at(Path.of(name)).ifPresent(sessions::add);
        }
        return sessions;
    }

    /** A session stands for all of its tapes that have a frame. */
    private List<String> tapesOf(final List<RecordedSession> sessions) throws IOException {
        final List<String> all = new ArrayList<>(tapes);
        for (final RecordedSession session : sessions) {
            all.remove(session.folder().directory().toString());
            for (final SessionTape tape : session.folder().tapes()) {
                RecordedTape.at(tape.directory()).ifPresent(known -> all.add(tape.directory().toString()));
            }
        }
        return all;
    }

    private List<SessionReport> replayed(final List<RecordedSession> sessions) throws IOException {
        final List<SessionReport> reports = new ArrayList<>();
        for (final RecordedSession session : sessions) {
            reports.add(new SessionReport(session.folder().directory(), session.codeVersion(),
                session.verify(plugins.catalogue())));
        }
        return reports;
    }

    private void print(final List<VerifiedTape> verified, final List<SessionReport> replayed) {
        final PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(JsonDocument.render(Stream.concat(verified.stream().map(VerifiedTape::document),
                replayed.stream().map(SessionReport::document)).toList()));
        } else {
            verified.forEach(tape -> tape.lines().forEach(out::println));
            replayed.forEach(report -> out.print(report.text()));
        }
        out.flush();
    }

    private VerifiedTape verify(final String name) {
        try {
            return verify(name, journal.tape(name));
        } catch (final UnreadableManifestException damaged) {
            return new VerifiedTape(name, TapeFindings.unreadable(Path.of(name), damaged.getMessage()), 0,
                Optional.empty(), Optional.empty());
        }
    }

    private VerifiedTape verify(final String name, final RecordedTape tape) {
        final long begin = System.nanoTime();
        final TapeFindings findings = TapeVerification.of(tape);
        final long nanos = System.nanoTime() - begin;
        return isWithoutReplay || !findings.isSound() || tape.isPart() || !isRun(tape)
            ? new VerifiedTape(name, findings, nanos, Optional.empty(), Optional.empty())
            : replayed(name, tape, findings, nanos);
    }

    private static boolean isRun(final RecordedTape tape) {
        return tape.manifest().filter(manifest -> "replay".equals(manifest.values().get("kind"))).isPresent();
    }

    private VerifiedTape replayed(final String name, final RecordedTape tape, final TapeFindings findings,
        final long nanos) {
        try {
            final VerifyReport report = VerifyReport.of(Path.of(name),
                new RunTape(tape.directory(), tape.manifest().orElseThrow()), journal.catalogue(),
                plugins.catalogue(), ThreadMode.INLINE, spec.commandLine().getErr());
            return new VerifiedTape(name, findings, nanos, Optional.of(report), Optional.empty());
        } catch (final UnusableRequestException | DamagedTapeException | UnreadableManifestException refused) {
            return new VerifiedTape(name, findings, nanos, Optional.empty(), Optional.of(refused.getMessage()));
        }
    }

    private void repair(final VerifiedTape verified) throws IOException {
        if (repair != null) {
            TapeRepair.write(journal.tape(tapes.get(0)), verified.findings(), repair, CodeVersion.text());
            spec.commandLine().getErr().println("wrote " + verified.findings().sound().frames() + " sound frames to "
                + repair);
        }
    }
}

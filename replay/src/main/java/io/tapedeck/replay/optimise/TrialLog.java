package io.tapedeck.replay.optimise;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.journal.tape.WholeFile;
import io.tapedeck.replay.report.JsonDocument;
import io.tapedeck.replay.run.UnusableRequestException;
import org.agrona.collections.Long2LongHashMap;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The finished trials of an optimisation, a line each in the order in which they were finished, on the disk before
 * anybody is told of them. A last line that was only begun when the program died is cut off; its trial is played again.
 * One process at a time, one thread; keeps two numbers for every trial.
 *
 * <pre>
 * optimisation.json   what is searched, and in what: the same as long as the folder is continued
 * trials.jsonl        one line a trial
 * </pre>
 */
public final class TrialLog implements AutoCloseable {
    private static final String PLAN = "optimisation.json";
    private static final String TRIALS = "trials.jsonl";
    private static final long NOWHERE = -1;
    private static final int USUAL_LINE = 1_024;

    private final OptimisationPlan plan;
    private final Path file;
    private final RandomAccessFile lines;
    private final Long2LongHashMap offsets = new Long2LongHashMap(NOWHERE);

    private TrialLog(final OptimisationPlan plan, final Path file) throws IOException {
        this.plan = plan;
        this.file = file;
        lines = new RandomAccessFile(file.toFile(), "rw");
        if (lines.getChannel().tryLock() == null) {
            lines.close();
            throw new UnusableRequestException(Category.USAGE,
                "another optimisation is writing to " + file.getParent());
        }
    }

    /**
     * Begins a log in a folder.
     *
     * @param folder made where it is missing.
     * @param plan   of the optimisation.
     * @return an empty log.
     * @throws IOException              where the disk refuses.
     * @throws UnusableRequestException where the folder holds an optimisation.
     */
    public static TrialLog begin(final Path folder, final OptimisationPlan plan) throws IOException {
        Files.createDirectories(folder);
        if (Files.exists(folder.resolve(PLAN)) || hasTrials(folder)) {
            throw Continuation.taken(folder, "an optimisation");
        }
        final TrialLog log = new TrialLog(plan, folder.resolve(TRIALS));
        try {
            WholeFile.writeForced(folder.resolve(PLAN), JsonDocument.render(plan.document())
                .getBytes(StandardCharsets.UTF_8));
        } catch (final IOException refused) {
            log.close();
            throw refused;
        }
        return log;
    }

    /** A program that died while it began leaves an empty log, which is nobody's. */
    private static boolean hasTrials(final Path folder) throws IOException {
        return Files.exists(folder.resolve(TRIALS)) && Files.size(folder.resolve(TRIALS)) > 0;
    }

    /**
     * Continues the log in a folder, or begins one where there is none.
     *
     * @param folder made where it is missing.
     * @param plan   of the optimisation.
     * @return with every trial that was finished.
     * @throws IOException              where the disk refuses.
     * @throws UnusableRequestException as {@link #resume}.
     */
    public static TrialLog open(final Path folder, final OptimisationPlan plan) throws IOException {
        return Files.exists(folder.resolve(PLAN)) ? resume(folder, plan) : begin(folder, plan);
    }

    /**
     * Continues the log in a folder.
     *
     * @param folder that holds it.
     * @param plan   of the optimisation, the same as the one it was begun with.
     * @return with every trial that was finished.
     * @throws IOException              where the disk refuses.
     * @throws UnusableRequestException where there is none, it belongs to another optimisation, or it is damaged.
     */
    public static TrialLog resume(final Path folder, final OptimisationPlan plan) throws IOException {
        if (!Files.exists(folder.resolve(PLAN))) {
            throw new UnusableRequestException(Category.DATA, folder + " holds no optimisation that could be resumed");
        }
        Continuation.require("the optimisation in " + folder, Files.readAllBytes(folder.resolve(PLAN)),
            plan.document());
        final TrialLog log = new TrialLog(plan, folder.resolve(TRIALS));
        log.index();
        return log;
    }

    private void index() throws IOException {
        long begin = 0;
        long end = 0;
        final ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            for (int next = bytes.read(); next >= 0; next = bytes.read()) {
                end++;
                if (next == '\n') {
                    offsets.put(parsed(line.toByteArray(), begin).number(), begin);
                    line.reset();
                    begin = end;
                } else {
                    line.write(next);
                }
            }
        }
        lines.setLength(begin);
    }

    private TrialRow parsed(final byte[] line, final long offset) {
        try {
            return TrialRow.of(JsonReading.object(line));
        } catch (final IOException | RuntimeException damaged) {
            throw new UnusableRequestException(Category.DATA, file + " is damaged: what stands at byte " + offset
                + " is no trial; begin a new optimisation");
        }
    }

    /**
     * A trial that was finished before.
     *
     * @param proposal that it was.
     * @return empty where it is still to be played.
     * @throws UnusableRequestException where the log has other parameters under its number.
     */
    Optional<TrialRow> find(final Proposal proposal) {
        final Optional<TrialRow> found = find(proposal.number());
        if (found.isPresent() && !found.get().parameters().equals(proposal.parameters())) {
            throw new UnusableRequestException(Category.DATA, "trial " + proposal.number() + " in " + file
                + " is another than this program would try: begin a new optimisation");
        }
        return found;
    }

    /** A row that was kept under this number, whatever it is; empty where there is none. */
    Optional<TrialRow> find(final long number) {
        final long offset = offsets.get(number);
        return offset == NOWHERE ? Optional.empty() : Optional.of(read(offset));
    }

    /** What is to be played of a proposal. */
    TrialRequest request(final Proposal proposal) {
        return new TrialRequest(proposal.number(), plan.spec(proposal));
    }

    private TrialRow read(final long offset) {
        try {
            return parsed(line(offset), offset);
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Up to the end of the line, in pieces: a file that is read byte by byte asks the system for each of them. */
    private byte[] line(final long offset) throws IOException {
        byte[] bytes = new byte[USUAL_LINE];
        int length = 0;
        lines.seek(offset);
        for (int read = lines.read(bytes); read > 0; read = lines.read(bytes, length, bytes.length - length)) {
            for (final int end = length + read; length < end; length++) {
                if (bytes[length] == '\n') {
                    return Arrays.copyOf(bytes, length);
                }
            }
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        return Arrays.copyOf(bytes, length);
    }

    /**
     * How many trials were finished.
     *
     * @return a count.
     */
    public long size() {
        return offsets.size();
    }

    /** Adds finished trials; they are on the disk when it returns. */
    void append(final List<TrialRow> rows) {
        try {
            final long end = lines.length();
            final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (final TrialRow row : rows) {
                offsets.put(row.number(), end + bytes.size());
                bytes.writeBytes(JsonDocument.line(row.logged(plan)).getBytes(StandardCharsets.UTF_8));
            }
            lines.seek(end);
            lines.write(bytes.toByteArray());
            lines.getFD().sync();
        } catch (final IOException refused) {
            throw new UncheckedIOException(new IOException(file + " takes no more trials: " + refused.getMessage()
                + "; those that are in it are kept, continue with --resume", refused));
        }
    }

    /**
     * The file with the trials.
     *
     * @return JSON Lines.
     */
    public Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}

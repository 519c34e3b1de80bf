package io.tapedeck.app.control;

import io.tapedeck.app.monitor.CheckResult;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A daemon that remembers what it was told. */
public final class PretendedDaemon implements DaemonControl {
    /** How it says that it is. */
    public static final DaemonStatus STATUS = new DaemonStatus("/srv/tapedeck/btc", "paper",
        new DaemonStatus.Trading(DaemonStatus.Trading.State.HALTED, "exchange maintenance"),
        new DaemonStatus.Account(new BigDecimal("10012.40"), "USDT", 1, 2),
        Instant.parse("2026-03-01T08:00:00Z"), Instant.parse("2026-03-03T11:04:00Z"), 1_234_567,
        List.of(
            new FeedStatus("binance-usdm market", "connected", Optional.of(Instant.parse("2026-03-03T11:03:59.600Z")),
                987_654, 0),
            new FeedStatus("binance-usdm public", "reconnecting", Optional.of(Instant.parse("2026-03-03T09:03:00Z")),
                123, 2),
            new FeedStatus("bybit-linear", "connecting", Optional.empty(), 0, 0)),
        List.of(
            new CheckResult("data", CheckResult.Verdict.OK, "the last message is 0 s old"),
            new CheckResult("disk", CheckResult.Verdict.WARNING, "9.5 GB free, less than 10.0 GB"),
            new CheckResult("pipeline", CheckResult.Verdict.OK, "runs"),
            new CheckResult("journal", CheckResult.Verdict.FAILED, "no frame was written for 3 s")));
    /** What it says that it holds. */
    public static final List<OpenPosition> POSITIONS = List.of(
        new OpenPosition("BTCUSDT", "long", new BigDecimal("0.015"), new BigDecimal("43000.10"),
            new BigDecimal("43826.50"), new BigDecimal("12.396"), Instant.parse("2026-03-02T17:00:00Z")),
        new OpenPosition("1000PEPEUSDT", "short", new BigDecimal("12000"), new BigDecimal("0.0123456"),
            new BigDecimal("0.0123460"), new BigDecimal("-0.0048"), Instant.parse("2026-03-03T10:59:00Z")));

    /** What it was told, in order. */
    public final List<String> told = new CopyOnWriteArrayList<>();

    /** A daemon that was told nothing yet. */
    public PretendedDaemon() {
        // Nothing to set up.
    }

    @Override
    public DaemonStatus status() {
        return STATUS;
    }

    @Override
    public List<OpenPosition> positions() {
        return POSITIONS;
    }

    private CommandResult done(final String command) {
        told.add(command);
        return new CommandResult(CommandResult.Outcome.DONE, command, told.size());
    }

    @Override
    public CommandResult halt(final String reason) {
        return done("halt " + reason);
    }

    @Override
    public CommandResult resume() {
        return new CommandResult(CommandResult.Outcome.REFUSED, "the drawdown limit is still exceeded", -1);
    }

    @Override
    public CommandResult reduceOnly() {
        return done("reduce only");
    }

    @Override
    public CommandResult kill(final PositionFate fate) {
        return done("kill " + fate);
    }

    @Override
    public CommandResult snapshot() {
        return done("snapshot");
    }

    @Override
    public CommandResult reload() {
        throw new IllegalStateException("limits.yaml, line 3: unknown key");
    }
}

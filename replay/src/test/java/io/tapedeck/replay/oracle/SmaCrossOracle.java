package io.tapedeck.replay.oracle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A slow and obvious replay of the sma-cross strategy (long only, 1h closes built from 1m candles), written from the
 * rules alone and sharing no code with the engine, so that the engine can be checked against it.
 */
public final class SmaCrossOracle {

    private static final long MINUTE = 60_000L;
    private static final long HOUR = 60 * MINUTE;
    private static final int MONEY_SCALE = 8;

    private final Settings settings;
    private final List<BigDecimal> hourCloses = new ArrayList<>();
    private final List<OracleTrade> trades = new ArrayList<>();

    /** The hour under construction (hours since the epoch) and its last close so far; the close is null if none. */
    private long openHour;
    private BigDecimal openHourClose;

    private BigDecimal cash;
    private int orders;
    private Order waiting;
    private Entry position;

    private SmaCrossOracle(final Settings settings) {
        this.settings = settings;
        this.cash = settings.initialBalance();
    }

    /** When an order fills. */
    public enum Fill {
        /** At the open of the first minute that opens at or after the decision. */
        NEXT,
        /** At the decision, at the close of the deciding minute. */
        CLOSE
    }

    /** What to replay; minutes before fromMs only warm the averages up, those at or after toMs are ignored. */
    public record Settings(int fast, int slow, BigDecimal allocation, BigDecimal initialBalance, BigDecimal feeRate,
            BigDecimal step, BigDecimal minimumNotional, Fill fill, boolean closeAtEnd, long fromMs, long toMs) {

        public static Settings btcusdt2022(final Fill fill) {
            return new Settings(10, 100, new BigDecimal("1.0"), new BigDecimal("10000"), new BigDecimal("0.001"),
                    new BigDecimal("0.00001"), new BigDecimal("5"), fill, false,
                    Instant.parse("2022-01-01T00:00:00Z").toEpochMilli(),
                    Instant.parse("2023-01-01T00:00:00Z").toEpochMilli());
        }

        public Settings withPair(final int newFast, final int newSlow) {
            return new Settings(newFast, newSlow, allocation, initialBalance, feeRate, step, minimumNotional, fill,
                    closeAtEnd, fromMs, toMs);
        }

        public Settings withStep(final BigDecimal newStep) {
            return new Settings(fast, slow, allocation, initialBalance, feeRate, newStep, minimumNotional, fill,
                    closeAtEnd, fromMs, toMs);
        }

        public Settings withCloseAtEnd(final boolean newCloseAtEnd) {
            return new Settings(fast, slow, allocation, initialBalance, feeRate, step, minimumNotional, fill,
                    newCloseAtEnd, fromMs, toMs);
        }

        public Settings withRange(final long newFromMs, final long newToMs) {
            return new Settings(fast, slow, allocation, initialBalance, feeRate, step, minimumNotional, fill,
                    closeAtEnd, newFromMs, newToMs);
        }
    }

    /** A closed trade; fees is entry fee plus exit fee, exitReason is SIGNAL or END. */
    public record OracleTrade(Instant entryTime, BigDecimal entryPrice, Instant exitTime, BigDecimal exitPrice,
            BigDecimal quantity, BigDecimal pnl, BigDecimal fees, String exitReason) {
    }

    /** The result; orders counts the buys and sells decided and accepted, not the close at the end. */
    public record Outcome(List<OracleTrade> trades, BigDecimal finalEquity, boolean positionOpenAtEnd, int orders) {
    }

    private record Minute(long openTime, BigDecimal open, BigDecimal close) {

        static Minute parse(final String line) {
            String[] columns = line.split(",");
            return new Minute(Long.parseLong(columns[0]), new BigDecimal(columns[1]), new BigDecimal(columns[4]));
        }

        long closeTime() {
            return openTime + MINUTE;
        }
    }

    private record Order(boolean buy, BigDecimal quoteAmount, long decidedAt) {
    }

    private record Entry(long time, BigDecimal price, BigDecimal quantity, BigDecimal notional, BigDecimal fee) {
    }

    public static Outcome run(final Path csvGz, final Settings settings) throws IOException {
        SmaCrossOracle oracle = new SmaCrossOracle(settings);
        Minute last = null;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(csvGz)), StandardCharsets.UTF_8))) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                Minute minute = Minute.parse(line);
                if (last != null && minute.openTime() <= last.openTime()) {
                    throw new IOException("minutes out of order at " + minute.openTime());
                }
                if (minute.openTime() >= settings.toMs()) {
                    break;
                }
                oracle.onMinute(minute);
                last = minute;
            }
        }
        return oracle.finish(last);
    }

    private void onMinute(final Minute minute) {
        if (waiting != null && minute.openTime() >= waiting.decidedAt()) {
            fill(waiting, minute.openTime(), minute.open());
            waiting = null;
        }
        long hour = Math.floorDiv(minute.openTime(), HOUR);
        if (openHourClose != null && hour != openHour) {
            completeHour(minute); // late: the minute on the boundary was missing
        }
        openHour = hour;
        openHourClose = minute.close();
        if (minute.closeTime() % HOUR == 0) {
            completeHour(minute);
        }
    }

    private void completeHour(final Minute deciding) {
        hourCloses.add(openHourClose);
        openHourClose = null;
        int count = hourCloses.size();
        if (deciding.openTime() < settings.fromMs() || count < settings.slow() + 1) {
            return;
        }
        int before = compareAverages(count - 1);
        int now = compareAverages(count);
        if (before <= 0 && now > 0 && position == null && waiting == null) {
            BigDecimal amount = settings.allocation().multiply(cash).setScale(MONEY_SCALE, RoundingMode.DOWN);
            if (amount.compareTo(settings.minimumNotional()) >= 0 && quantity(amount, deciding.close()).signum() > 0) {
                place(new Order(true, amount, deciding.closeTime()), deciding);
            }
        } else if (before >= 0 && now < 0 && position != null && waiting == null) {
            place(new Order(false, null, deciding.closeTime()), deciding);
        }
    }

    /** The sign of (fast average - slow average) over the first so many closes, without any division. */
    private int compareAverages(final int count) {
        BigDecimal fast = sumOfLast(settings.fast(), count).multiply(BigDecimal.valueOf(settings.slow()));
        BigDecimal slow = sumOfLast(settings.slow(), count).multiply(BigDecimal.valueOf(settings.fast()));
        return fast.compareTo(slow);
    }

    private BigDecimal sumOfLast(final int length, final int count) {
        return hourCloses.subList(count - length, count).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void place(final Order order, final Minute deciding) {
        orders++;
        if (settings.fill() == Fill.CLOSE) {
            fill(order, deciding.closeTime(), deciding.close());
        } else {
            waiting = order;
        }
    }

    private void fill(final Order order, final long time, final BigDecimal price) {
        if (order.buy()) {
            buy(order.quoteAmount(), time, price);
        } else {
            sell(time, price, "SIGNAL");
        }
    }

    private void buy(final BigDecimal quoteAmount, final long time, final BigDecimal price) {
        BigDecimal quantity = quantity(quoteAmount, price);
        if (quantity.signum() == 0) {
            return;
        }
        BigDecimal notional = money(price.multiply(quantity));
        BigDecimal fee = money(notional.multiply(settings.feeRate()));
        cash = cash.subtract(notional).subtract(fee);
        position = new Entry(time, price, quantity, notional, fee);
    }

    private void sell(final long time, final BigDecimal price, final String reason) {
        BigDecimal notional = money(price.multiply(position.quantity()));
        BigDecimal fee = money(notional.multiply(settings.feeRate()));
        BigDecimal fees = position.fee().add(fee);
        BigDecimal pnl = notional.subtract(position.notional()).subtract(fees);
        cash = cash.add(notional).subtract(fee);
        trades.add(new OracleTrade(Instant.ofEpochMilli(position.time()), position.price(), Instant.ofEpochMilli(time),
                price, position.quantity(), pnl, fees, reason));
        position = null;
    }

    private Outcome finish(final Minute last) {
        if (position != null && settings.closeAtEnd()) {
            sell(last.closeTime(), last.close(), "END");
        }
        BigDecimal equity = cash;
        if (position != null) {
            equity = equity.add(money(last.close().multiply(position.quantity())));
        }
        return new Outcome(List.copyOf(trades), equity, position != null, orders);
    }

    /** quoteAmount / (price * (1 + fee)), rounded down to a multiple of step. */
    private BigDecimal quantity(final BigDecimal quoteAmount, final BigDecimal price) {
        BigDecimal costOfStep = price.multiply(BigDecimal.ONE.add(settings.feeRate())).multiply(settings.step());
        BigDecimal steps = quoteAmount.divideToIntegralValue(costOfStep);
        return steps.multiply(settings.step());
    }

    private static BigDecimal money(final BigDecimal value) {
        return value.setScale(MONEY_SCALE, RoundingMode.HALF_UP);
    }
}

package io.tapedeck.engine.twin;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random scenarios: short, on a grid of whole prices so that ties, gaps and touches are frequent, with every kind of
 * order and exit. One scenario in eight has a fine grid and wide candles instead.
 */
final class ScenarioGenerator {
    private final SplittableRandom random;
    private final List<String> rules = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final List<Integer> entries = new ArrayList<>();
    private final List<Integer> orders = new ArrayList<>();
    private boolean spot;
    private boolean fine;
    private BigDecimal step = BigDecimal.ONE;
    private int price;
    private int nextOrder = 1;

    private ScenarioGenerator(final long seed) {
        random = new SplittableRandom(seed);
    }

    static Scenario generate(final long seed) {
        final ScenarioGenerator generator = new ScenarioGenerator(seed);
        generator.conditions();
        final int candles = 4 + generator.random.nextInt(generator.oneIn(4) ? 36 : 12);
        for (int candle = 0; candle < candles; candle++) {
            generator.wishes();
            generator.candle();
        }
        return new Scenario("seed-" + seed, generator.rules, generator.lines, List.of());
    }

    private boolean oneIn(final int chances) {
        return random.nextInt(chances) == 0;
    }

    private int between(final int least, final int most) {
        return least + random.nextInt(most - least + 1);
    }

    private void conditions() {
        spot = oneIn(4);
        fine = oneIn(8);
        price = fine ? 10_000 : between(20, 60);
        if (!fine) {
            rules.add("tick 1");
        }
        if (oneIn(6)) {
            step = new BigDecimal("0.007");
            rules.add("step 0.007");
        }
        if (spot) {
            rules.add("spot");
        } else {
            margin();
        }
        final boolean poor = oneIn(3);
        if (poor || oneIn(4)) {
            rules.add("balance " + between(poor ? 50 : 500, poor ? 800 : 5_000) * (fine ? 3 : 1));
        }
        if (oneIn(2)) {
            rules.add(oneIn(2) ? "fees 0.0213% 0.0507%" : "fees 0.1% 0.2%");
        }
        market();
    }

    private void margin() {
        if (oneIn(2)) {
            rules.add("leverage " + between(2, oneIn(3) ? 50 : 10));
        }
        if (oneIn(2)) {
            rules.add("isolated");
        }
        if (oneIn(2)) {
            maintenance();
        }
        if (oneIn(2)) {
            rules.add("liquidation-fee 1.25%");
        }
    }

    /** A rate that jumps without an amount is left out: section 11 of the rules. */
    private void maintenance() {
        final String rate = "maintenance " + (oneIn(2) ? "0.4%" : "5%") + " ";
        final int bracket = between(50, 2_000);
        final boolean other = oneIn(3);
        final boolean withFee = other && oneIn(2);
        rules.add(rate + (withFee ? 0 : bracket));
        if (other) {
            rules.add("maintains " + (withFee ? "MARK_NOTIONAL_AND_FEE" : "ENTRY_NOTIONAL"));
        }
    }

    private void market() {
        if (oneIn(3)) {
            rules.add("trade-through");
        }
        if (oneIn(4)) {
            rules.add(oneIn(2) ? "slippage-bp " + between(1, 300) : "slippage-range " + between(1, 40) + "%");
        }
        if (oneIn(4)) {
            rules.add("participation " + between(5, 40) + "%");
        }
        if (oneIn(5)) {
            rules.add("fill-close");
        }
        if (oneIn(5)) {
            rules.add("latency " + between(0, 150) + " " + between(0, 150) + " " + between(0, 90));
        }
    }

    private void candle() {
        if (oneIn(25)) {
            lines.add("skip " + between(1, 3));
        }
        final int unit = fine ? 40 : 1;
        final int open = Math.max(3 * unit, oneIn(3) ? price + between(-6, 6) * unit + jitter() : price);
        final int close = Math.max(2 * unit, open + between(-4, 4) * unit + jitter());
        final int high = Math.max(open, close) + between(0, 3) * unit + Math.abs(jitter());
        final int low = Math.max(unit, Math.min(open, close) - between(0, 3) * unit - Math.abs(jitter()));
        price = close;
        lines.add("candle " + text(open) + " " + text(high) + " " + text(low) + " " + text(close) + " "
            + between(0, 120));
    }

    private int jitter() {
        return fine ? between(-30, 30) : 0;
    }

    private String text(final int level) {
        return fine ? BigDecimal.valueOf(level, 2).toPlainString() : Integer.toString(level);
    }

    private String near(final int least, final int most) {
        return text(Math.max(1, price + between(least, most) * (fine ? 40 : 1) + jitter()));
    }

    private void wishes() {
        while (oneIn(2)) {
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3 -> enter();
                case 4, 5 -> reduce();
                case 6 -> close();
                case 7 -> protect();
                case 8 -> amend();
                default -> cancel();
            }
        }
        if (!spot && !lines.isEmpty() && oneIn(30)) {
            lines.add("funding " + (oneIn(2) ? "-" : "") + "0.0" + between(1, 9) + "3% " + text(price));
        }
    }

    private void enter() {
        final boolean buys = spot || oneIn(2);
        final StringBuilder line = new StringBuilder("order " + nextOrder + (buys ? " buy " : " sell "));
        entries.add(nextOrder);
        order(line, buys, size());
        exits(line, buys ? 1 : -1);
        if (line.indexOf(" stop=") > 0 && oneIn(4)) {
            final String[] words = line.toString().split(" ");
            words[4] = between(1, 20) + "%@risk";
            line.replace(0, line.length(), String.join(" ", words));
        }
        lines.add(line.toString());
    }

    private String size() {
        return switch (random.nextInt(8)) {
            case 0 -> between(1, 100) + "%";
            case 1 -> between(1, 100) + "%@fill";
            case 2 -> between(30, 900) + "usd";
            default -> quantity();
        };
    }

    private String quantity() {
        return step.multiply(BigDecimal.valueOf(between(1, 12))).toPlainString();
    }

    /** Type and prices, on either side of the market, with everything that goes with them. */
    private void order(final StringBuilder line, final boolean buys, final String size) {
        final int side = buys ? 1 : -1;
        switch (random.nextInt(9)) {
            case 0, 1 -> line.append("limit ").append(size).append(" limit=").append(beyond(-side));
            case 2 -> line.append("stop-market ").append(size).append(" trigger=").append(beyond(side));
            case 3 -> line.append("stop-limit ").append(size).append(" trigger=").append(beyond(side))
                .append(" limit=").append(near(-5, 5));
            case 4 -> line.append("take-profit ").append(size).append(" trigger=").append(beyond(-side));
            case 5 -> trailing(line, size);
            default -> line.append("market ").append(size);
        }
        orders.add(nextOrder);
        nextOrder++;
        if (oneIn(6)) {
            line.append(oneIn(2) ? " ioc" : " fok");
        } else if (oneIn(6)) {
            line.append(" gtd=").append(between(2, 5));
        }
        if (oneIn(6) && line.indexOf(" limit ") > 0) {
            line.append(" post-only");
        }
        if (oneIn(4)) {
            line.append(" oco=").append(between(1, 3));
        }
    }

    private void trailing(final StringBuilder line, final String size) {
        line.append("trailing-stop ").append(size).append(" distance=").append(oneIn(4) ? share(12) : distance());
        if (oneIn(3)) {
            line.append(" trigger=").append(near(-4, 4));
        }
    }

    private String distance() {
        return text(between(1, 5) * (fine ? 40 : 1));
    }

    /** Mostly on the side of the price that is meant. */
    private String beyond(final int side) {
        return oneIn(8) ? near(-5, 5) : side > 0 ? near(0, 5) : near(-5, 0);
    }

    private void exits(final StringBuilder line, final int side) {
        final boolean shares = oneIn(3);
        if (oneIn(2)) {
            line.append(" stop=").append(shares ? share(15) : beyond(-side));
        }
        if (oneIn(2)) {
            targets(line, side, shares);
        }
        if (oneIn(3)) {
            line.append(" trail=").append(shares ? share(12) : distance());
            if (oneIn(3)) {
                line.append(" trail-from=").append(shares ? share(10) : beyond(side));
            }
        }
        if (oneIn(4)) {
            line.append(" break-even=").append(shares ? share(10) : beyond(side));
        }
        if (oneIn(6)) {
            line.append(" time=").append(between(1, 5));
        }
    }

    private String share(final int most) {
        return between(1, most) + (oneIn(3) ? ".37%" : "%");
    }

    private void targets(final StringBuilder line, final int side, final boolean shares) {
        int level = 0;
        int left = 100;
        for (int target = between(1, 3); target > 0 && left > 0; target--) {
            level += between(1, 4);
            final int part = oneIn(2) ? left : between(1, left);
            left -= part;
            final String figure = shares ? level + "%"
                : text(Math.max(1, price + side * level * (fine ? 40 : 1)));
            line.append(" target=").append(figure).append(':').append(part).append('%');
        }
    }

    private void reduce() {
        if (!entries.isEmpty()) {
            final int position = entries.get(random.nextInt(entries.size()));
            final boolean opened = lines.stream().anyMatch(line -> line.startsWith("order " + position + " buy"));
            final StringBuilder line = new StringBuilder("order " + nextOrder + (opened ? " sell " : " buy "));
            order(line, !opened, quantity());
            lines.add(line.append(" reduce=").append(position).toString());
        }
    }

    private void close() {
        lines.add("close " + nextOrder
            + (oneIn(2) && !entries.isEmpty() ? " position=" + entries.get(random.nextInt(entries.size())) : ""));
        nextOrder++;
    }

    private void protect() {
        if (!entries.isEmpty()) {
            lines.add("protect " + entries.get(random.nextInt(entries.size()))
                + (oneIn(3) ? "" : " stop=" + near(-5, 5)) + (oneIn(2) ? "" : " target=" + near(-5, 5) + ":100%"));
        }
    }

    private void amend() {
        if (!orders.isEmpty()) {
            lines.add("amend " + orders.get(random.nextInt(orders.size()))
                + (oneIn(2) ? "" : " quantity=" + quantity()) + (oneIn(3) ? "" : " limit=" + near(-4, 4))
                + (oneIn(3) ? "" : " trigger=" + near(-4, 4)));
        }
    }

    private void cancel() {
        if (!orders.isEmpty()) {
            lines.add("cancel " + orders.get(random.nextInt(orders.size())));
        }
    }
}

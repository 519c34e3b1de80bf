package io.tapedeck.replay.run;

/**
 * What was won and what it cost. Immutable.
 *
 * @param realised  result of what has left, before all of the others, money.
 * @param fees      money.
 * @param funding   received less paid, money.
 * @param dividends received less paid, money.
 */
public record MoneyFlows(long realised, long fees, long funding, long dividends) {
    /**
     * What is left of it.
     *
     * @return money.
     */
    public long net() {
        return realised - fees + funding + dividends;
    }
}

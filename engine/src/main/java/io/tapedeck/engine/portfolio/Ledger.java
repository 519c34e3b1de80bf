package io.tapedeck.engine.portfolio;

import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

/**
 * The money of the account, every movement with its cause.
 *
 * <p>At every moment {@code cash + cost of what is owned = deposits + realised result − fees + funding + dividends +
 * insurance}, to the last unit of 10⁻⁸; {@link #verify} holds the books against it when they moved. One thread, no
 * allocation.
 */
final class Ledger implements Stateful {
    private long cash;
    private long ownedCost;
    private long deposits;
    private long realised;
    private long fees;
    private long funding;
    private long dividends;
    private long insurance;
    private boolean moved;

    void deposit(final long amount) {
        moved = true;
        deposits = Math.addExact(deposits, amount);
        cash = Math.addExact(cash, amount);
    }

    void payFee(final long amount) {
        moved = true;
        fees = Math.addExact(fees, amount);
        cash = Math.subtractExact(cash, amount);
    }

    /** Money becomes a thing that is owned. */
    void buy(final long cost) {
        moved = true;
        ownedCost = Math.addExact(ownedCost, cost);
        cash = Math.subtractExact(cash, cost);
    }

    /** A thing that is owned becomes money again. */
    void sell(final long cost, final long proceeds) {
        moved = true;
        ownedCost = Math.subtractExact(ownedCost, cost);
        cash = Math.addExact(cash, proceeds);
        realised = Math.addExact(realised, Math.subtractExact(proceeds, cost));
    }

    /** The result of a contract is settled. */
    void settle(final long result) {
        moved = true;
        realised = Math.addExact(realised, result);
        cash = Math.addExact(cash, result);
    }

    /** Funding that was received, or paid where it is negative. */
    void fund(final long amount) {
        moved = true;
        funding = Math.addExact(funding, amount);
        cash = Math.addExact(cash, amount);
    }

    void receiveDividend(final long amount) {
        moved = true;
        dividends = Math.addExact(dividends, amount);
        cash = Math.addExact(cash, amount);
    }

    /** The venue's insurance pays what a loss exceeds the money behind it by. */
    void insure(final long amount) {
        moved = true;
        insurance = Math.addExact(insurance, amount);
        cash = Math.addExact(cash, amount);
    }

    /**
     * Holds the books against the identity, where anything moved since they were last held against it.
     *
     * @throws IllegalStateException where they do not add up; again and again, until they do.
     */
    void verify() {
        if (moved) {
            requireIdentity();
            moved = false;
        }
    }

    private void requireIdentity() {
        final long left = cash + ownedCost;
        final long right = deposits + realised - fees + funding + dividends + insurance;
        if (left != right) {
            throw new IllegalStateException("the books do not add up: cash " + cash + " and cost " + ownedCost
                + " are not " + right);
        }
    }

    long cash() {
        return cash;
    }

    long ownedCost() {
        return ownedCost;
    }

    long realised() {
        return realised;
    }

    long fees() {
        return fees;
    }

    long funding() {
        return funding;
    }

    long dividends() {
        return dividends;
    }

    long insurance() {
        return insurance;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putLong(cash);
        writer.putLong(ownedCost);
        writer.putLong(deposits);
        writer.putLong(realised);
        writer.putLong(fees);
        writer.putLong(funding);
        writer.putLong(dividends);
        writer.putLong(insurance);
    }

    @Override
    public void loadState(final StateReader reader) {
        moved = true;
        cash = reader.getLong();
        ownedCost = reader.getLong();
        deposits = reader.getLong();
        realised = reader.getLong();
        fees = reader.getLong();
        funding = reader.getLong();
        dividends = reader.getLong();
        insurance = reader.getLong();
    }
}

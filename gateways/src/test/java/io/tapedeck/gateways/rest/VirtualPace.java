package io.tapedeck.gateways.rest;

/** Time that passes only by sleeping. */
final class VirtualPace implements RestPace {
    static final long SECOND = 1_000_000_000L;

    private long nowNs;
    private Runnable whileSleeping = () -> { };

    /** What happens whenever somebody sleeps. */
    void whileSleeping(final Runnable event) {
        whileSleeping = event;
    }

    long seconds() {
        return nowNs / SECOND;
    }

    @Override
    public long nowNs() {
        return nowNs;
    }

    @Override
    public void sleep(final long ns) {
        nowNs += ns;
        whileSleeping.run();
    }
}

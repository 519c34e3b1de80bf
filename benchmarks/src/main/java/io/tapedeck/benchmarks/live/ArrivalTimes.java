package io.tapedeck.benchmarks.live;

import io.tapedeck.gateways.websocket.HandshakeRefusal;
import io.tapedeck.gateways.websocket.WebSocketHandler;
import org.HdrHistogram.Histogram;

/** Stands between the socket's library and the gateway: when each text arrived, and how long the gateway had it. */
final class ArrivalTimes implements WebSocketHandler {
    private final WebSocketHandler gateway;
    private final Histogram arrivals;
    private final Histogram gatewayTimes;
    private final WebSocketRun run;
    private long texts;

    ArrivalTimes(final WebSocketHandler gateway, final WebSocketRun run, final Histogram arrivals,
        final Histogram gatewayTimes) {
        this.gateway = gateway;
        this.run = run;
        this.arrivals = arrivals;
        this.gatewayTimes = gatewayTimes;
    }

    @Override
    public void onMessage(final byte[] message, final int length) {
        final long arrivedNs = System.nanoTime();
        gateway.onMessage(message, length);
        if (texts >= run.warmUp()) {
            IntentTimes.record(gatewayTimes, System.nanoTime() - arrivedNs);
            IntentTimes.record(arrivals, arrivedNs - run.schedule().dueNs(texts - run.warmUp()));
        }
        texts++;
    }

    @Override
    public void onOpen() {
        gateway.onOpen();
    }

    @Override
    public void onHandshakeRefused(final HandshakeRefusal refusal) {
        gateway.onHandshakeRefused(refusal);
    }

    @Override
    public void onEnd(final String problem) {
        gateway.onEnd(problem);
    }
}

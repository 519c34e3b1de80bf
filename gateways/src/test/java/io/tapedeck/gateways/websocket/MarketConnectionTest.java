package io.tapedeck.gateways.websocket;

import io.tapedeck.gateways.market.StreamKind;
import io.tapedeck.gateways.venue.Heartbeat;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A connection on a test clock, with sockets that do what the test says. */
class MarketConnectionTest {
    private static final Heartbeat HEARTBEAT =
        new Heartbeat(Optional.of("ping"), Duration.ofSeconds(20), Duration.ofSeconds(40), Optional.empty());

    private final FakeTransport transport = new FakeTransport();
    private final CountingListener listener = new CountingListener();
    private final List<ConnectionReport> reports = new ArrayList<>();
    private long nowNs;
    private final MarketConnection connection = connection();

    @Test
    void isLiveOnlyWhenEveryStreamHasData() {
        open();
        assertEquals(List.of("SUBSCRIBE"), transport.last().sent);
        transport.last().says("A", "T0", "T0");
        assertEquals(ConnectionState.SUBSCRIBING, connection.counts().state());
        transport.last().says("Q0");
        assertEquals(ConnectionState.LIVE, connection.counts().state());
        assertEquals(2, listener.trades);
        assertEquals(new ConnectionCounts(ConnectionState.LIVE, 1, 4, 7, 0), connection.counts());
    }

    @Test
    void aStreamThatIsAcknowledgedButSilentIsAFaultWithAName() {
        open();
        transport.last().says("A", "T0");
        pass(Duration.ofSeconds(30), "T0");
        assertTrue(reports.isEmpty());
        pass(Duration.ofMillis(200), "T0");
        final var silent = assertInstanceOf(ConnectionReport.StreamSilent.class, reports.get(0));
        assertEquals(StreamKind.QUOTES, silent.stream().kind());
        assertEquals(StreamHistory.ACKNOWLEDGED, silent.history());
        assertEquals("No QUOTES of BTCUSDT for 30 s: it was acknowledged, but there was never any data.",
            silent.sentence());
        assertEquals(LossReason.STREAM_SILENT, assertInstanceOf(ConnectionReport.Lost.class, reports.get(1)).reason());
        assertTrue(transport.sockets.get(0).closed);
        pass(Duration.ofSeconds(2));
        assertEquals(2, transport.sockets.size(), "it connects again");
    }

    @Test
    void aStreamThatFallsSilentIsAFaultToo() {
        live();
        pass(Duration.ofSeconds(60), "T0");
        assertFalse(transport.last().closed);
        pass(Duration.ofMillis(200), "T0");
        final var silent = assertInstanceOf(ConnectionReport.StreamSilent.class, reports.get(1));
        assertEquals(StreamHistory.FLOWED, silent.history());
    }

    @Test
    void pingsAreSignsOfLifeOfASocketButNotOfAStream() {
        open();
        transport.last().says("A", "T0", "Q0");
        for (int second = 0; second < 59; second++) {
            transport.last().arrived += 2;
            pass(Duration.ofSeconds(1));
        }
        assertFalse(transport.last().closed);
        pass(Duration.ofSeconds(2));
        assertInstanceOf(ConnectionReport.StreamSilent.class, reports.get(1));
    }

    @Test
    void handsOnWhatBothSocketsSayWhileOneTakesOver() {
        live();
        pass(Duration.ofSeconds(61), "T0", "Q0");
        final FakeTransport.Socket old = transport.last();
        final long trades = listener.trades;
        old.says("C");
        final FakeTransport.Socket fresh = transport.last();
        fresh.handler.onOpen();
        fresh.says("A", "T0");
        old.says("T0", "Q0");
        assertFalse(old.closed);
        assertEquals(ConnectionState.ROLLING_OVER, connection.counts().state());
        fresh.says("Q0");
        assertTrue(old.closed);
        old.says("T0");
        assertEquals(trades + 2, listener.trades, "a closed socket says nothing any more");
        assertInstanceOf(ConnectionReport.RolledOver.class, reports.get(reports.size() - 1));
    }

    @Test
    void oneMalformedMessageIsToldManyInARowEndTheSocket() {
        live();
        transport.last().says("?", "T0");
        for (int message = 1; message < 20; message++) {
            transport.last().says("?" + message);
        }
        assertFalse(transport.last().closed);
        transport.last().says("?last");
        assertTrue(transport.last().closed);
        assertEquals(21, connection.counts().malformed());
        final var lost = assertInstanceOf(ConnectionReport.Lost.class, reports.get(reports.size() - 1));
        assertEquals(LossReason.MALFORMED, lost.reason());
        assertTrue(lost.problem().endsWith("the last: ?last"), lost.problem());
    }

    @Test
    void aRefusalEndsItWithTheSentenceOfTheVenue() {
        open();
        transport.last().says("R10001 Invalid topic: trade.BTCUSDX");
        assertEquals(ConnectionState.STOPPED, connection.counts().state());
        assertEquals(List.of(new ConnectionReport.Refused("R10001 Invalid topic: trade.BTCUSDX")), reports);
        pass(Duration.ofHours(1));
        assertEquals(1, transport.sockets.size(), "it is not asked again");
    }

    @Test
    void aRefusalThatSpeaksOfALimitIsAskedAgain() {
        open();
        transport.last().says("R10006 Too many visits!");
        assertEquals(ConnectionState.BACKING_OFF, connection.counts().state());
        pass(Duration.ofSeconds(59));
        assertEquals(1, transport.sockets.size());
        pass(Duration.ofSeconds(2));
        assertEquals(2, transport.sockets.size());
    }

    private MarketConnection connection() {
        final FakeVenue venue = new FakeVenue(URI.create("ws://fake"), HEARTBEAT);
        return new MarketConnection(venue.channels(FakeVenue.STREAMS).get(0), venue, listener,
            new ConnectionContext(transport, ConnectionAttempts.ofStrictestVenue(),
                ConnectionSettings.ofLiquidMarkets(), () -> nowNs, 1, (channel, report) -> reports.add(report)));
    }

    private void open() {
        connection.start();
        transport.last().handler.onOpen();
    }

    private void live() {
        open();
        transport.last().says("A", "T0", "Q0");
    }

    private void pass(final Duration time, final String... messages) {
        final long endNs = nowNs + time.toNanos();
        while (nowNs < endNs) {
            nowNs += 100_000_000L;
            if (!transport.last().closed) {
                transport.last().says(messages);
            }
            connection.tick();
        }
    }
}

package io.tapedeck.loopback.delivery;

import io.tapedeck.loopback.fault.FaultKind;
import io.tapedeck.loopback.fault.FaultKind.Strikes;
import io.tapedeck.loopback.fault.FaultPlan;
import io.tapedeck.loopback.protocol.OutMessage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the faults of a plan do to the messages of one connection. One thread at a time. */
public final class ConnectionFaults {
    private final FaultPlan plan;
    private final Set<String> silentStreams = new HashSet<>();
    private long toldUntilMs;
    private String heldBack;
    private boolean over;

    /**
     * The faults of a new connection.
     *
     * @param plan  of the venue.
     * @param nowMs market time.
     */
    public ConnectionFaults(final FaultPlan plan, final long nowMs) {
        this.plan = plan;
        toldUntilMs = nowMs;
    }

    /**
     * A stream was subscribed to.
     *
     * @param stream as the venue names it.
     * @param number how many subscriptions to that stream the venue has had, this one included.
     * @param nowMs  market time.
     */
    public void onSubscribed(final String stream, final long number, final long nowMs) {
        final boolean silent = plan.byChance(Strikes.SUBSCRIPTION, stream, number).isPresent()
            || plan.byAppointment(Strikes.SUBSCRIPTION, nowMs, nowMs).isPresent();
        if (silent) {
            silentStreams.add(stream);
        } else {
            silentStreams.remove(stream);
        }
    }

    /**
     * A message is due.
     *
     * @param message as it would go out.
     * @return what happens instead, in this order.
     */
    public List<Delivery> on(final OutMessage message) {
        if (over || silentStreams.contains(message.stream())) {
            return List.of();
        }
        final Optional<FaultKind> fault = plan.byAppointment(Strikes.MESSAGE, toldUntilMs, message.timeMs())
            .or(() -> plan.byChance(Strikes.MESSAGE, message.stream(), message.number()));
        toldUntilMs = Math.max(toldUntilMs, message.timeMs());
        return fault.isEmpty() ? plain(message.text()) : struck(fault.get(), message.text());
    }

    private List<Delivery> plain(final String text) {
        if (heldBack == null) {
            return List.of(new Delivery.Send(text));
        }
        final String late = heldBack;
        heldBack = null;
        return List.of(new Delivery.Send(text), new Delivery.Send(late));
    }

    private List<Delivery> struck(final FaultKind fault, final String text) {
        return switch (fault) {
            case DISCONNECT -> end(new Delivery.Cut());
            case HALF_OPEN -> end(new Delivery.FallSilent());
            case SHUTDOWN -> more(plain(text), new Delivery.Farewell(plan.settings().pauseMs()));
            case GARBAGE -> plain(text.substring(0, text.length() / 2) + "\u0000garbage");
            case DUPLICATE -> more(plain(text), new Delivery.Send(text));
            case SLOW -> more(List.of(new Delivery.Pause(plan.settings().pauseMs())), plain(text));
            case REORDER -> hold(text);
            default -> List.of();
        };
    }

    private List<Delivery> end(final Delivery last) {
        over = true;
        return List.of(last);
    }

    private List<Delivery> hold(final String text) {
        if (heldBack != null) {
            return plain(text);
        }
        heldBack = text;
        return List.of();
    }

    private static List<Delivery> more(final List<Delivery> first, final Delivery second) {
        return more(first, List.of(second));
    }

    private static List<Delivery> more(final List<Delivery> first, final List<Delivery> second) {
        final List<Delivery> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /**
     * Whether market data can still reach the client.
     *
     * @return false once the connection was cut or fell silent.
     */
    public boolean isOver() {
        return over;
    }
}

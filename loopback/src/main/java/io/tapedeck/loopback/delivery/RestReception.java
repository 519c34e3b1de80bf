package io.tapedeck.loopback.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tapedeck.loopback.fault.FaultKind;
import io.tapedeck.loopback.fault.FaultPlan;
import io.tapedeck.loopback.protocol.RestDesk;
import io.tapedeck.loopback.protocol.RestQuestion;
import io.tapedeck.loopback.protocol.RestReply;

import java.util.List;
import java.util.Optional;

/** Takes questions to the desks of the venues, as far as faults let them through. Any thread; one at a time. */
public final class RestReception {
    private static final int NOT_FOUND = 404;

    private final List<RestDesk> desks;
    private final FaultPlan plan;
    private final RestFaults faults;

    /**
     * A reception that was asked nothing yet.
     *
     * @param desks   of the venues.
     * @param plan    of the faults.
     * @param startMs market time.
     */
    public RestReception(final List<RestDesk> desks, final FaultPlan plan, final long startMs) {
        this.desks = List.copyOf(desks);
        this.plan = plan;
        faults = new RestFaults(plan, startMs);
    }

    /**
     * Answers a question.
     *
     * @param question for any desk.
     * @param nowMs    market time.
     * @param wallMs   any clock that goes on.
     * @return never null.
     */
    public synchronized RestReply answer(final RestQuestion question, final long nowMs, final long wallMs) {
        final Optional<RestDesk> desk = desks.stream().filter(each -> each.serves(question.path())).findFirst();
        if (desk.isEmpty()) {
            return RestReply.of(NOT_FOUND, JsonNodeFactory.instance.objectNode().put("error", "this venue has no "
                + question.path()));
        }
        final Optional<FaultKind> fault = faults.on(question.path(), nowMs, wallMs);
        if (fault.isPresent()) {
            return desk.get().fault(fault.get(), faults.secondsToWait(wallMs));
        }
        final boolean isClock = question.path().endsWith("/time");
        return desk.get().answer(question, isClock ? nowMs + plan.settings().clockSkewMs() : nowMs, wallMs);
    }
}

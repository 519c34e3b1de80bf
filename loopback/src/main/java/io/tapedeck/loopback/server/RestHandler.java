package io.tapedeck.loopback.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tapedeck.loopback.fault.FaultKind;
import io.tapedeck.loopback.fault.FaultPlan;
import io.tapedeck.loopback.protocol.RestDesk;
import io.tapedeck.loopback.protocol.RestQuestion;
import io.tapedeck.loopback.protocol.RestReply;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Questions over HTTP to the desks of the venues. Any thread; one question at a time is answered. */
final class RestHandler extends Handler.Abstract {
    private static final int NOT_FOUND = 404;

    private final List<RestDesk> desks;
    private final VenueDesk venue;
    private final MarketClock clock;
    private final FaultPlan plan;
    private final RestFaults faults;

    RestHandler(final List<RestDesk> desks, final VenueDesk venue, final MarketClock clock, final FaultPlan plan) {
        this.desks = desks;
        this.venue = venue;
        this.clock = clock;
        this.plan = plan;
        faults = new RestFaults(plan, clock.nowMs());
    }

    @Override
    public boolean handle(final Request request, final Response response, final Callback callback) {
        final RestReply reply = answer(question(request));
        response.setStatus(reply.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json;charset=UTF-8");
        reply.headers().forEach(response.getHeaders()::put);
        Content.Sink.write(response, true, reply.body(), callback);
        return true;
    }

    /** What a request asks. */
    static RestQuestion question(final Request request) {
        final Map<String, String> query = new LinkedHashMap<>();
        for (final Fields.Field field : Request.extractQueryParameters(request)) {
            query.put(field.getName(), field.getValue());
        }
        return new RestQuestion(Request.getPathInContext(request), query);
    }

    private synchronized RestReply answer(final RestQuestion question) {
        for (final RestDesk desk : desks) {
            if (desk.serves(question.path())) {
                return answer(desk, question);
            }
        }
        return RestReply.of(NOT_FOUND, JsonNodeFactory.instance.objectNode().put("error", "this venue has no "
            + question.path()));
    }

    private RestReply answer(final RestDesk desk, final RestQuestion question) {
        final long nowMs = clock.nowMs();
        final long wallMs = venue.wallMs();
        final Optional<FaultKind> fault = faults.on(question.path(), nowMs, wallMs);
        if (fault.isPresent()) {
            return desk.fault(fault.get(), faults.secondsToWait(wallMs));
        }
        final boolean isClock = question.path().endsWith("/time");
        return desk.answer(question, isClock ? nowMs + plan.settings().clockSkewMs() : nowMs, wallMs);
    }
}

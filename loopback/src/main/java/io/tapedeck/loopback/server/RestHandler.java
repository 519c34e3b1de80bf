package io.tapedeck.loopback.server;

import io.tapedeck.loopback.delivery.RestReception;
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
import java.util.Map;

/** Questions over HTTP to the desks of the venues. Any thread. */
final class RestHandler extends Handler.Abstract {
    private final RestReception reception;
    private final VenueDesk venue;
    private final MarketClock clock;

    RestHandler(final RestReception reception, final VenueDesk venue, final MarketClock clock) {
        this.reception = reception;
        this.venue = venue;
        this.clock = clock;
    }

    @Override
    public boolean handle(final Request request, final Response response, final Callback callback) {
        final RestReply reply = reception.answer(question(request), clock.nowMs(), venue.wallMs());
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
}

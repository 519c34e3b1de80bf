package io.tapedeck.gateways.bybit;

import io.tapedeck.gateways.json.JsonTree;
import io.tapedeck.gateways.venue.UnreadableAnswerException;

/** The envelope of Bybit's answers. */
final class BybitAnswer {
    private static final String DONE = "0";

    private BybitAnswer() {
    }

    /** What was asked for; an {@link UnreadableAnswerException} where the answer is a refusal. */
    static JsonTree result(final byte[] body) {
        final JsonTree answer = JsonTree.of(body);
        if (!answer.get("retCode").text().equals(DONE)) {
            throw new UnreadableAnswerException("the answer is a refusal: code " + answer.get("retCode").text() + ", "
                + answer.get("retMsg").text());
        }
        return answer.get("result");
    }
}

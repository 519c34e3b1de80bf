package io.tapedeck.loopback.binance;

import io.tapedeck.loopback.protocol.NotANumberException;
import io.tapedeck.loopback.protocol.RestQuestion;

/** What the venue counts a question with. Stateless. */
final class BinanceWeights {
    private static final int USUAL_ROWS = 500;

    private BinanceWeights() {
    }

    static int of(final BinanceMarket market, final RestQuestion question) {
        final String name = question.path().substring(market.restPath().length());
        return market.isFutures() ? futures(name, rows(question)) : spot(name);
    }

    private static int spot(final String name) {
        return switch (name) {
            case "exchangeInfo" -> 20;
            case "klines" -> 2;
            case "aggTrades" -> 4;
            default -> 1;
        };
    }

    private static int futures(final String name, final long rows) {
        return switch (name) {
            case "aggTrades" -> 20;
            case "klines" -> rows < 100 ? 1 : rows < 500 ? 2 : rows <= 1000 ? 5 : 10;
            default -> 1;
        };
    }

    private static long rows(final RestQuestion question) {
        try {
            return question.number("limit", USUAL_ROWS);
        } catch (final NotANumberException wrong) {
            return USUAL_ROWS;
        }
    }
}

package io.tapedeck.replay.state;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.pipeline.PipelineView;
import io.tapedeck.engine.portfolio.PositionBook;
import io.tapedeck.replay.run.NamedFigures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says what a run holds of one symbol. Immutable.
 *
 * @param run        under way.
 * @param view       of its pipeline.
 * @param instrument of the symbol.
 */
record SymbolDescription(PlayedRun run, PipelineView view, Instrument instrument) {
    Map<String, Object> document() {
        final Named symbol = new Named()
            .put("symbol", instrument.symbol())
            .price("lastPrice", view.portfolio().lastPrice(instrument.id()), instrument);
        if (view.portfolio().prices().hasMark(instrument.id())) {
            symbol.price("markPrice", view.portfolio().valuationPrice(instrument.id()), instrument);
        }
        return symbol
            .put("positions", positions())
            .put("orders", orders())
            .put("candles", candles())
            .put("strategy", strategy()).values();
    }

    private List<Map<String, Object>> positions() {
        final PositionBook book = view.portfolio().positions(instrument.id());
        final List<Map<String, Object>> positions = new ArrayList<>();
        for (int index = 0; index < book.count(); index++) {
            positions.add(PositionDescription.of(book.at(index),
                view.portfolio().valuationPrice(instrument.id())));
        }
        return positions;
    }

    private List<Map<String, Object>> orders() {
        final List<Map<String, Object>> orders = new ArrayList<>();
        for (int index = 0; index < view.orders().count(instrument.id()); index++) {
            orders.add(OrderDescription.of(view.orders().at(instrument.id(), index), instrument));
        }
        return orders;
    }

    private List<Map<String, Object>> candles() {
        final List<Map<String, Object>> candles = new ArrayList<>();
        for (final Timeframe timeframe : Timeframe.values()) {
            final Named both = new Named().put("candle", timeframe.label());
            closed(timeframe).ifPresent(candle -> both.put("closed", candle(candle)));
            view.inTheMaking(instrument.id(), timeframe).ifPresent(candle -> both.put("inTheMaking", candle(candle)));
            if (both.values().size() > 1) {
                candles.add(both.values());
            }
        }
        return candles;
    }

    private Optional<Candle> closed(final Timeframe timeframe) {
        return run.closed().latest(instrument.id(), timeframe);
    }

    private Map<String, Object> candle(final Candle candle) {
        final Named values = new Named()
            .time("openTime", candle.openTimeNs())
            .price("open", candle.open(), instrument)
            .price("high", candle.high(), instrument)
            .price("low", candle.low(), instrument)
            .price("close", candle.close(), instrument)
            .quantity("volume", candle.volume(), instrument);
        if (candle.missingCandles() > 0) {
            values.put("missingCandles", candle.missingCandles());
        }
        return values.values();
    }

    /** A strategy of one's own may fail here without having failed in the run. */
    private Map<String, Object> strategy() {
        final NamedFigures figures = new NamedFigures(instrument);
        try {
            final boolean isWarm = run.pipeline().explain(instrument.id(), figures);
            return new Named().put("signalWouldCount", isWarm).put("figures", figures.values()).values();
        } catch (final RuntimeException fault) {
            return new Named().put("cannotSay", fault.toString()).values();
        }
    }
}

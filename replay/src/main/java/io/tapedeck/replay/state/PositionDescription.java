package io.tapedeck.replay.state;

import io.tapedeck.engine.exit.ExitLevels;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.order.LevelBasis;
import io.tapedeck.engine.order.Side;
import io.tapedeck.engine.portfolio.Position;

import java.util.List;
import java.util.Map;

/** Says what a position is. Stateless. */
final class PositionDescription {
    private PositionDescription() {
    }

    static Map<String, Object> of(final Position position, final long valuationPrice) {
        final Instrument instrument = position.instrument();
        final Named values = new Named()
            .put("position", position.positionId())
            .put("side", position.side() == Side.BUY ? "long" : "short")
            .quantity("quantity", position.quantity(), instrument)
            .time("entryTime", position.entryTimeNs())
            .price("entryPrice", position.entryPrice(), instrument)
            .price("mark", valuationPrice, instrument)
            .money("unrealised", position.unrealised(valuationPrice))
            .money("realised", position.realised())
            .money("fees", position.fees());
        if (position.guardedQuantity() != position.quantity()) {
            values.quantity("leaving", position.quantity() - position.guardedQuantity(), instrument);
        }
        if (instrument.isMargined()) {
            values.money("funding", position.funding()).money("margin", position.margin());
        }
        return values.put("exits", exits(position.exits().levels(), instrument)).values();
    }

    private static Map<String, Object> exits(final ExitLevels levels, final Instrument instrument) {
        final Named values = new Named();
        if (levels.stop() != FixedPoint.UNKNOWN) {
            values.price("stop", levels.stop(), instrument).word("stopReason", levels.stopReason());
        }
        values.price("breakEvenFrom", levels.breakEvenTrigger(), instrument);
        if (levels.trailingDistance() != FixedPoint.UNKNOWN) {
            trailing(values, levels, instrument);
        }
        return values.time("leaveAt", levels.deadlineNs()).put("targets", targets(levels, instrument)).values();
    }

    private static void trailing(final Named values, final ExitLevels levels, final Instrument instrument) {
        if (levels.trailingBasis() == LevelBasis.PRICE) {
            values.price("trailingDistance", levels.trailingDistance(), instrument);
        } else {
            values.money("trailingShare", levels.trailingDistance());
        }
        values.price("trailingFrom", levels.trailingActivation(), instrument)
            .price("bestPrice", levels.best(), instrument);
    }

    private static List<Map<String, Object>> targets(final ExitLevels levels, final Instrument instrument) {
        return levels.targets().stream().map(target -> new Named()
            .price("target", target.price(), instrument)
            .money("share", target.share()).values()).toList();
    }
}

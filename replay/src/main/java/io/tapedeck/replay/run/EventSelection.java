package io.tapedeck.replay.run;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.order.FillModel;
import io.tapedeck.engine.strategy.StrategyNeeds.Feed;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.catalogue.TapeContent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which events of an instrument matter to a run: open interest, those of its market, quotes where fills come from them,
 * and what the strategy asks for.
 */
final class EventSelection {
    private EventSelection() {
    }

    /**
     * Chooses the tapes.
     *
     * @param tapes of the instrument.
     * @param kind  of its market.
     * @param fill  where market orders are settled.
     * @param needs of the strategy.
     * @return in the order in which events of one moment take effect, after the candles that end then.
     */
    static List<HistoryTape> select(final List<HistoryTape> tapes, final MarketKind kind, final FillModel fill,
        final StrategyNeeds needs) {
        final List<HistoryTape> chosen = new ArrayList<>();
        finest(tapes, TapeContent.OPEN_INTEREST).ifPresent(chosen::add);
        if (kind.isMargined()) {
            finest(tapes, TapeContent.MARK).ifPresent(chosen::add);
            finest(tapes, TapeContent.FUNDING).ifPresent(chosen::add);
        }
        if (kind == MarketKind.EQUITY) {
            finest(tapes, TapeContent.ACTIONS).ifPresent(chosen::add);
        }
        if (fill == FillModel.BOOK) {
            chosen.add(finest(tapes, TapeContent.QUOTES).orElseThrow(() -> new UnusableRequestException(Category.DATA,
                "--fill book needs the quotes of " + tapes.get(0).key().symbol()
                    + ": import them with 'tapedeck data import FILE --kind quotes', or choose --fill next")));
        }
        if (needs.wants(Feed.QUOTES) && fill != FillModel.BOOK) {
            finest(tapes, TapeContent.QUOTES).ifPresent(chosen::add);
        }
        if (needs.wants(Feed.TRADES)) {
            finest(tapes, TapeContent.TRADES).ifPresent(chosen::add);
        }
        return chosen;
    }

    private static Optional<HistoryTape> finest(final List<HistoryTape> tapes, final TapeContent content) {
        return tapes.stream().filter(tape -> tape.key().content() == content)
            .min(Comparator.comparing(HistoryTape::key));
    }
}

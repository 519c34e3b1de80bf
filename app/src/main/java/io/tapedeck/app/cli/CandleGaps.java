package io.tapedeck.app.cli;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.TradingCalendar;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.replay.check.GapFinder;

import java.util.Optional;

/** Where a tape can have gaps: on history of candles only, for a recording may leave out what it likes. */
final class CandleGaps {
    private CandleGaps() {
    }

    static Optional<GapFinder> finder(final RecordedTape tape) {
        if (!tape.isHistory() || !tape.kind().matches("(candles|mark)-.+")) {
            return Optional.empty();
        }
        final TradingCalendar calendar = tape.value("calendar").map(TradingCalendar::valueOf)
            .orElse(TradingCalendar.CONTINUOUS);
        return Timeframe.ofLabel(tape.kind().replaceFirst("[a-z]+-", ""))
            .map(timeframe -> new GapFinder(timeframe, calendar));
    }
}

package io.tapedeck.app.download;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.catalogue.TapeContent;
import io.tapedeck.replay.report.Decimals;

import java.util.List;

/** Says where a tape's steps and least order are not the venue's. */
final class TermsNote {
    private final HistoryTape tape;
    private final Instrument venue;

    TermsNote(final HistoryTape tape, final Instrument venue) {
        this.tape = tape;
        this.venue = venue;
    }

    List<String> lines() {
        final String kept = of(tape.instrument());
        return tape.key().content() != TapeContent.CANDLES || kept.equals(of(venue)) ? List.of()
            : List.of("the venue says now: " + of(venue) + "; the tape keeps " + kept
                + " (take the venue's over with --terms venue)");
    }

    private static String of(final Instrument instrument) {
        return "tick " + Decimals.plain(instrument.tickSize(), instrument.priceScale())
            + ", step " + Decimals.plain(instrument.stepSize(), instrument.quantityScale())
            + ", minimum notional " + Decimals.money(instrument.minimumNotional()) + " " + instrument.quoteCurrency();
    }
}

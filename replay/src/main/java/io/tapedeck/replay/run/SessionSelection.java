package io.tapedeck.replay.run;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.session.SessionTape;
import io.tapedeck.replay.source.SessionInput;

import java.util.List;

/** Finds what a replay of a live session asks for. Stateless. */
final class SessionSelection {
    private SessionSelection() {
    }

    /** All that it took in, with the fees that are asked for: an input cannot be left out of what was decided on it. */
    static SessionInput select(final RecordedTape session, final ReplaySpec asked) {
        final SessionInput input = SessionInput.of(session);
        if (session.value(SessionTape.FIRST_SEQUENCE).filter(first -> !"1".equals(first)).isPresent()) {
            throw new UnusableRequestException(Category.DATA, "the first tapes of " + session.reference() + " were "
                + "taken away, so that it cannot be played from its beginning: name a copy that still has them, or ask "
                + "'replay --verify', which begins with the state behind them");
        }
        if (input.instruments().isEmpty()) {
            throw new UnusableRequestException(Category.DATA, session.reference() + " does not say what it traded: it "
                + "was cut off before its first event");
        }
        requireAllSymbols(input.instruments(), asked.symbols());
        requireMinutes(asked);
        final SessionInput played = isOfSameStrategy(session, asked) ? input : input.withoutReloads();
        return played.with(input.instruments().stream()
            .map(instrument -> instrument.withTerms(TapeSelection.terms(instrument, asked))).toList());
    }

    /** Parameters that were given to it meanwhile say nothing of another strategy, or of one that has others. */
    private static boolean isOfSameStrategy(final RecordedTape session, final ReplaySpec asked) {
        return session.manifest().map(manifest -> ReplaySpec.ofText(manifest.values()).strategy())
            .filter(asked.strategy()::equals).isPresent();
    }

    private static void requireAllSymbols(final List<Instrument> instruments, final List<String> asked) {
        final List<String> traded = instruments.stream().map(Instrument::symbol).sorted().toList();
        if (!asked.isEmpty() && !traded.equals(asked.stream().sorted().toList())) {
            throw new UnusableRequestException(Category.USAGE,
                "a live session is played again with all of its symbols, "
                + String.join(", ", traded) + ": leave out --symbols");
        }
    }

    private static void requireMinutes(final ReplaySpec asked) {
        if (asked.base().isPresent()) {
            throw new UnusableRequestException(Category.USAGE,
                "a live session is played again with the candles that it saw: leave out --base");
        }
    }
}

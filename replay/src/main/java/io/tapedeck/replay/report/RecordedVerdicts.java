package io.tapedeck.replay.report;

import io.tapedeck.engine.order.LevelBasis;
import io.tapedeck.engine.order.Sizing;
import io.tapedeck.engine.risk.Verdict;
import io.tapedeck.engine.strategy.SignalKind;
import io.tapedeck.journal.cause.Judgement;
import io.tapedeck.journal.cause.RecordedFact;
import io.tapedeck.journal.cause.VerdictWords;
import io.tapedeck.journal.inspect.RecordedInstruments;
import io.tapedeck.replay.run.RefusalRecord;

import java.util.Optional;

/** Says of a verdict on a tape what the summary of a run says of it. */
public final class RecordedVerdicts implements VerdictWords {
    /** Nothing to remember. */
    public RecordedVerdicts() {
        // Nothing to set up.
    }

    @Override
    public String sentence(final Judgement judgement, final RecordedInstruments instruments) {
        final int id = (int) judgement.verdict().number("instrumentId");
        return RefusalSentence.because(new Refusal(refusal(judgement), instruments.symbol(id)
            .map(symbol -> new Units(symbol, instruments.priceScale(id), instruments.quantityScale(id)))));
    }

    private static RefusalRecord refusal(final Judgement judgement) {
        final RecordedFact verdict = judgement.verdict();
        final RecordedFact signal = judgement.signal();
        return new RefusalRecord(0, (int) verdict.number("instrumentId"), verdict.number("signalId"),
            SignalKind.ofCode((int) signal.number("kind")), Sizing.ofCode((int) signal.number("sizing")),
            basis(judgement.exits()), Verdict.ofCode((int) verdict.number("verdict")), verdict.number("figure"),
            verdict.number("brokenLimit"), signal.text("reason"));
    }

    private static LevelBasis basis(final Optional<RecordedFact> exits) {
        return exits.map(wished -> LevelBasis.ofCode((int) wished.number("basis"))).orElse(LevelBasis.PRICE);
    }
}

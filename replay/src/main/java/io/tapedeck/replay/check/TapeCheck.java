package io.tapedeck.replay.check;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.candle.CandleCodec;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.CorporateActionDecoder;
import io.tapedeck.engine.event.codec.FundingRateDecoder;
import io.tapedeck.engine.event.codec.MarkCandleDecoder;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.event.codec.MarketQuoteDecoder;
import io.tapedeck.engine.event.codec.MarketTradeDecoder;
import io.tapedeck.engine.event.codec.OpenInterestDecoder;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.catalogue.TapeContent;
import io.tapedeck.journal.tape.DamagedTapeException;
import io.tapedeck.journal.tape.FrameHash;
import io.tapedeck.journal.tape.TapeReader;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a history tape from end to end and says what is wrong with it. Only reads; one thread; less than a
 * microsecond a candle, most of it for the content hash.
 */
public final class TapeCheck {
    private static final long NONE = Long.MIN_VALUE;

    private final HistoryTape tape;
    private final Timeframe timeframe;
    private final Frame frame = Frame.allocate();
    private final FrameMessages messages = new FrameMessages();
    private final MarketCandleDecoder decoder = new MarketCandleDecoder();
    private final MarkCandleDecoder markDecoder = new MarkCandleDecoder();
    private final Candle candle = new Candle();
    private final TapeCandle figures = new TapeCandle(candle);
    private final FrameHash hash = new FrameHash();
    private final GapFinder gaps;
    private final FindingsCollector<MisplacedCandle> misplaced = new FindingsCollector<>(CheckReport.LISTED_CANDLES);
    private final FindingsCollector<ImpossibleCandle> impossible =
        new FindingsCollector<>(CheckReport.LISTED_CANDLES);
    private final List<String> damage = new ArrayList<>();
    private long frames;
    private long firstOpenNs = NONE;
    private long latestOpenNs = NONE;

    private TapeCheck(final HistoryTape tape) {
        this.tape = tape;
        this.timeframe = tape.key().span().orElse(Timeframe.M1);
        this.gaps = new GapFinder(timeframe, tape.instrument().terms().calendar());
    }

    /**
     * Checks a tape.
     *
     * @param tape a generation, current or not.
     * @return everything that was found; damage is reported, not thrown.
     */
    public static CheckReport run(final HistoryTape tape) {
        final TapeCheck check = new TapeCheck(tape);
        check.readAll();
        return check.report();
    }

    private void readAll() {
        try (TapeReader reader = new TapeReader(tape.directory(), TapeReader.SequenceRule.CONTIGUOUS)) {
            while (reader.advance()) {
                reader.copyTo(frame);
                accept();
            }
            compareWithManifest();
        } catch (final DamagedTapeException damaged) {
            damage.add(damaged.getMessage() + " (frames read before: " + frames + ")");
        } catch (final Exception | InternalError unreadable) {
            // Chronicle throws whatever its parser stumbles over; a file that was cut off faults in mapped memory.
            damage.add("tape " + tape.directory() + " cannot be read: " + unreadable + " (frames read before: "
                + frames + ")");
        }
    }

    private void accept() {
        if (frame.inputTemplateId() != templateOf(tape.key().content())) {
            throw new DamagedTapeException(tape.directory(), "frame " + frame.sequence()
                + " holds no " + tape.key().content().label() + " but a message of type " + frame.inputTemplateId());
        }
        frames++;
        hash.add(frame);
        messages.wrap(frame).next();
        switch (tape.key().content()) {
            case CANDLES -> {
                CandleCodec.decode(messages.decode(decoder), candle);
                acceptCandle();
            }
            case MARK -> {
                CandleCodec.decode(messages.decode(markDecoder), candle);
                acceptCandle();
            }
            default -> acceptEvent();
        }
    }

    private static int templateOf(final TapeContent content) {
        return switch (content) {
            case CANDLES -> MarketCandleDecoder.TEMPLATE_ID;
            case MARK -> MarkCandleDecoder.TEMPLATE_ID;
            case FUNDING -> FundingRateDecoder.TEMPLATE_ID;
            case ACTIONS -> CorporateActionDecoder.TEMPLATE_ID;
            case QUOTES -> MarketQuoteDecoder.TEMPLATE_ID;
            case TRADES -> MarketTradeDecoder.TEMPLATE_ID;
            case OPEN_INTEREST -> OpenInterestDecoder.TEMPLATE_ID;
        };
    }

    private void acceptEvent() {
        final long timeNs = frame.engineTimeNs();
        if (frames > 1 && timeNs < latestOpenNs) {
            damage.add("frame " + frame.sequence() + " of " + tape.reference() + " goes back in time");
        }
        firstOpenNs = frames == 1 ? timeNs : firstOpenNs;
        latestOpenNs = Math.max(latestOpenNs, timeNs);
    }

    private void acceptCandle() {
        final long openTimeNs = candle.openTimeNs();
        checkPlace(openTimeNs);
        CandleFault.firstOf(figures).ifPresent(fault ->
            impossible.add(new ImpossibleCandle(frame.sequence(), openTimeNs, fault)));
        gaps.accept(openTimeNs);
        firstOpenNs = frames == 1 ? openTimeNs : firstOpenNs;
        latestOpenNs = Math.max(latestOpenNs, openTimeNs);
    }

    private void checkPlace(final long openTimeNs) {
        if (candle.timeframe() != timeframe || candle.instrumentId() != tape.instrument().id()) {
            addMisplaced(Misplacement.FOREIGN);
        } else if (timeframe.startOf(openTimeNs) != openTimeNs) {
            addMisplaced(Misplacement.OFF_BOUNDARY);
        } else if (openTimeNs == latestOpenNs) {
            addMisplaced(Misplacement.REPEATED);
        } else if (openTimeNs < latestOpenNs) {
            addMisplaced(Misplacement.TIME_WENT_BACK);
        } else if (frame.engineTimeNs() != candle.closeTimeNs()) {
            addMisplaced(Misplacement.EVENT_TIME_IS_NOT_CLOSE);
        }
    }

    private void addMisplaced(final Misplacement reason) {
        misplaced.add(new MisplacedCandle(frame.sequence(), candle.openTimeNs(), reason));
    }

    private void compareWithManifest() {
        compare("frames", tape.frames(), frames);
        if (frames > 0) {
            compare("firstOpenNs", tape.firstOpenNs(), firstOpenNs);
            compare("endNs", tape.endNs(),
                tape.key().content().isCandles() ? latestOpenNs + timeframe.durationNs() : latestOpenNs);
        }
        compare("contentHash", tape.contentHash(), hash.inHexadecimal());
    }

    private void compare(final String name, final Object inManifest, final Object onTape) {
        if (!inManifest.equals(onTape)) {
            damage.add("tape " + tape.directory() + " is not what its manifest describes: " + name + " is " + onTape
                + ", not " + inManifest);
        }
    }

    private CheckReport report() {
        return new CheckReport(tape, frames, gaps.report(), misplaced.findings(), impossible.findings(), damage);
    }
}

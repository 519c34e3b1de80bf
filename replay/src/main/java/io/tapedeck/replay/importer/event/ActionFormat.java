package io.tapedeck.replay.importer.event;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.CorporateActionCode;
import io.tapedeck.engine.event.codec.CorporateActionDecoder;
import io.tapedeck.engine.event.codec.CorporateActionEncoder;
import io.tapedeck.engine.market.CorporateActionKind;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** Splits and dividends: date, action, and a ratio such as 2:1 or 0.05, or an amount per share. */
final class ActionFormat implements EventFormat {
    private static final List<String> ACTION = List.of("action", "type", "kind");
    private static final List<String> RATIO = List.of("ratio", "split", "splitratio");
    private static final List<String> AMOUNT = List.of("amount", "dividend", "amountpershare", "cash");

    private final CorporateActionEncoder encoder = new CorporateActionEncoder();
    private final CorporateActionDecoder decoder = new CorporateActionDecoder();

    @Override
    public List<List<String>> requiredColumns() {
        return List.of(TIME, ACTION);
    }

    @Override
    public long[] parse(final EventLine line) {
        final long timeNs = line.timeNs(TIME);
        final String action = line.require(ACTION);
        return switch (EventLine.normal(action)) {
            case "split" -> split(line, timeNs);
            case "dividend" -> new long[] {timeNs, CorporateActionKind.DIVIDEND.code(), 1, 1,
                line.positive(FixedPoint.MONEY_SCALE, AMOUNT)};
            default -> throw line.refuse("'" + action + "' is neither split nor dividend");
        };
    }

    private static long[] split(final EventLine line, final long timeNs) {
        final String ratio = line.require(RATIO);
        final String[] parts = ratio.split("[:/]");
        try {
            final BigDecimal old = parts.length == 2 ? new BigDecimal(parts[1].strip()) : BigDecimal.ONE;
            return split(line, timeNs, new BigDecimal(parts[0].strip()), old);
        } catch (final NumberFormatException | ArithmeticException noRatio) {
            throw line.refuse("'" + ratio + "' is no ratio of new to old shares such as 2:1");
        }
    }

    /** In whole shares without a common divisor. */
    private static long[] split(final EventLine line, final long timeNs, final BigDecimal newShares,
        final BigDecimal oldShares) {
        if (newShares.signum() <= 0 || oldShares.signum() <= 0) {
            throw line.refuse("a ratio of new to old shares has two positive numbers");
        }
        final int scale = Math.max(0, Math.max(newShares.scale(), oldShares.scale()));
        final BigInteger wholeNew = newShares.movePointRight(scale).toBigIntegerExact();
        final BigInteger wholeOld = oldShares.movePointRight(scale).toBigIntegerExact();
        final BigInteger divisor = wholeNew.gcd(wholeOld);
        return new long[] {timeNs, CorporateActionKind.SPLIT.code(), wholeNew.divide(divisor).longValueExact(),
            wholeOld.divide(divisor).longValueExact(), 0};
    }

    @Override
    public int templateId() {
        return CorporateActionDecoder.TEMPLATE_ID;
    }

    @Override
    public void write(final long[] row, final Frame frame) {
        frame.append(encoder)
            .instrumentId(0)
            .action(CorporateActionCode.get((short) row[1]))
            .newShares(row[2])
            .oldShares(row[3])
            .amountPerShare(row[4]);
    }

    @Override
    public long[] read(final FrameMessages messages, final long eventTimeNs, final Instrument onTape) {
        messages.decode(decoder);
        return new long[] {eventTimeNs, decoder.actionRaw(), decoder.newShares(), decoder.oldShares(),
            decoder.amountPerShare()};
    }
}

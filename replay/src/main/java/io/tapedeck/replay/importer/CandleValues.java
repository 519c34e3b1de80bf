package io.tapedeck.replay.importer;

import io.tapedeck.engine.market.FixedPoint;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The figures of one candle, for people. Immutable.
 *
 * @param open           first price.
 * @param high           highest price.
 * @param low            lowest price.
 * @param close          last price.
 * @param volume         traded quantity.
 * @param quoteVolume    traded worth, where it is known.
 * @param takerBuyVolume quantity that buyers took, where it is known.
 * @param tradeCount     number of trades, where it is known.
 */
public record CandleValues(
    BigDecimal open,
    BigDecimal high,
    BigDecimal low,
    BigDecimal close,
    BigDecimal volume,
    Optional<BigDecimal> quoteVolume,
    Optional<BigDecimal> takerBuyVolume,
    OptionalLong tradeCount) {

    static CandleValues of(final CandleRow row, final CandleTable table) {
        final int priceScale = table.priceScale();
        return new CandleValues(
            decimal(row.open(), priceScale),
            decimal(row.high(), priceScale),
            decimal(row.low(), priceScale),
            decimal(row.close(), priceScale),
            decimal(row.volume(), table.quantityScale()),
            known(row.quoteVolume(), FixedPoint.MONEY_SCALE),
            known(row.takerBuyVolume(), table.quantityScale()),
            row.tradeCount() == FixedPoint.UNKNOWN ? OptionalLong.empty() : OptionalLong.of(row.tradeCount()));
    }

    private static BigDecimal decimal(final long scaled, final int scale) {
        return BigDecimal.valueOf(scaled, scale);
    }

    private static Optional<BigDecimal> known(final long scaled, final int scale) {
        return scaled == FixedPoint.UNKNOWN ? Optional.empty() : Optional.of(decimal(scaled, scale));
    }

    @Override
    public String toString() {
        final StringBuilder text = new StringBuilder("open ").append(open.toPlainString())
            .append(" high ").append(high.toPlainString())
            .append(" low ").append(low.toPlainString())
            .append(" close ").append(close.toPlainString())
            .append(" volume ").append(volume.toPlainString());
        quoteVolume.ifPresent(value -> text.append(" quote volume ").append(value.toPlainString()));
        takerBuyVolume.ifPresent(value -> text.append(" taker buy volume ").append(value.toPlainString()));
        tradeCount.ifPresent(value -> text.append(" trades ").append(value));
        return text.toString();
    }
}

package io.tapedeck.app.cli;

import io.tapedeck.app.configuration.MarketNames;
import io.tapedeck.engine.market.LiquidationRule;
import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.TradingCalendar;
import io.tapedeck.engine.simulation.LimitFillModel;
import io.tapedeck.journal.catalogue.TapeContent;
import io.tapedeck.replay.state.Moment;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How the values of options are read. */
final class Values {
    private Values() {
    }

    static long nanoseconds(final Instant time) {
        return ChronoUnit.NANOS.between(Instant.EPOCH, time);
    }

    /** A timeframe such as {@code 1h}. */
    static final class TimeframeValue implements ITypeConverter<Timeframe> {
        @Override
        public Timeframe convert(final String text) {
            return Timeframe.ofLabel(text).orElseThrow(() -> new TypeConversionException("'" + text
                + "' is not a timeframe; there are "
                + Arrays.stream(Timeframe.values()).map(Timeframe::label).collect(Collectors.joining(", "))));
        }
    }

    /** A length of time such as {@code 90d}. */
    static final class SpanValue implements ITypeConverter<Duration> {
        private static final Pattern SPAN = Pattern.compile("([0-9]{1,6})([mhdw])");
        private static final Map<String, Duration> UNITS = Map.of("m", Duration.ofMinutes(1), "h",
            Duration.ofHours(1), "d", Duration.ofDays(1), "w", Duration.ofDays(7));

        @Override
        public Duration convert(final String text) {
            final Matcher matcher = SPAN.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException("'" + text + "' is not a length of time; write it as 90m, 36h, 90d "
                    + "or 12w");
            }
            return UNITS.get(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1)));
        }
    }

    /** A moment in UTC: a date, a date with a time, or an instant. */
    static final class InstantValue implements ITypeConverter<Instant> {
        private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
        private static final Instant LATEST = Instant.parse("2199-12-31T23:59:59Z");

        @Override
        public Instant convert(final String text) {
            final Instant moment = parse(text);
            if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
                throw new TypeConversionException("'" + text + "' is outside the years 1970 to 2199");
            }
            return moment;
        }

        private static Instant parse(final String text) {
            try {
                if (text.indexOf('T') < 0) {
                    return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
                }
                return hasZone(text)
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            } catch (final DateTimeException notATime) {
                throw new TypeConversionException("'" + text
                    + "' is not a moment; write it as 2022-01-01 or 2022-01-01T13:30:00Z (UTC)");
            }
        }

        private static boolean hasZone(final String text) {
            return text.endsWith("Z") || text.matches(".*[+-]\\d\\d:?\\d\\d");
        }
    }

    /** A moment in UTC, or a share such as {@code 0.7}. */
    static final class DivisionValue implements ITypeConverter<HistorySpan.Division> {
        @Override
        public HistorySpan.Division convert(final String text) {
            final boolean isShare = text.matches("0?\\.[0-9]{1,9}");
            if (!isShare && text.matches("-?[0-9]*\\.?[0-9]+")) {
                throw new TypeConversionException("'" + text + "' is no share of the history: write one between 0 and "
                    + "1, such as 0.7, or a time such as 2022-10-01 (UTC)");
            }
            return isShare
                ? new HistorySpan.Division(Optional.empty(), Optional.of(new BigDecimal(text)))
                : new HistorySpan.Division(Optional.of(new InstantValue().convert(text)), Optional.empty());
        }
    }

    /** A moment of a run: a sequence such as {@code 448820}, or a moment in UTC. */
    static final class RunMoment implements ITypeConverter<Moment> {
        @Override
        public Moment convert(final String text) {
            if (text.matches("\\d{1,18}")) {
                return Moment.behind(Long.parseLong(text));
            }
            try {
                return Moment.at(new InstantValue().convert(text));
            } catch (final TypeConversionException notATime) {
                throw new TypeConversionException("'" + text + "' is no moment of a run: write the sequence of a "
                    + "frame such as 448820, or a time such as 2022-11-08T16:16:00Z (UTC)");
            }
        }
    }

    /** A positive amount with at most eight decimals. */
    static final class AmountValue implements ITypeConverter<BigDecimal> {
        private static final BigDecimal GREATEST = new BigDecimal("10000000000");

        @Override
        public BigDecimal convert(final String text) {
            final BigDecimal amount = number(text);
            if (amount.signum() <= 0 || amount.compareTo(GREATEST) > 0 || amount.stripTrailingZeros().scale() > 8) {
                throw new TypeConversionException("'" + text
                    + "' must be above 0, at most " + GREATEST + ", with at most 8 decimals");
            }
            return amount;
        }
    }

    /** {@code touch} or {@code trade-through}. */
    static final class LimitFillValue implements ITypeConverter<LimitFillModel> {
        @Override
        public LimitFillModel convert(final String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "touch" -> LimitFillModel.TOUCH;
                case "trade-through" -> LimitFillModel.TRADE_THROUGH;
                default -> throw new TypeConversionException("'" + text + "' is neither touch nor trade-through");
            };
        }
    }

    /** What the frames of a tape tell. */
    static final class ContentValue implements ITypeConverter<TapeContent> {
        @Override
        public TapeContent convert(final String text) {
            return TapeContent.ofLabel(text).orElseThrow(() -> new TypeConversionException("'" + text
                + "' is no kind of tape; there are "
                + Arrays.stream(TapeContent.values()).map(TapeContent::label).collect(Collectors.joining(", "))));
        }
    }

    /** A kind of market. */
    static final class MarketValue implements ITypeConverter<MarketKind> {
        @Override
        public MarketKind convert(final String text) {
            return MarketNames.market(text).orElseThrow(
                () -> new TypeConversionException("'" + text + "' is neither spot nor perpetual nor equity"));
        }
    }

    /** When a market trades. */
    static final class CalendarValue implements ITypeConverter<TradingCalendar> {
        @Override
        public TradingCalendar convert(final String text) {
            return MarketNames.calendar(text).orElseThrow(
                () -> new TypeConversionException("'" + text + "' is neither continuous nor us-equity"));
        }
    }

    /** How a venue liquidates. */
    static final class LiquidationRuleValue implements ITypeConverter<LiquidationRule> {
        @Override
        public LiquidationRule convert(final String text) {
            return MarketNames.liquidationRule(text).orElseThrow(
                () -> new TypeConversionException("'" + text + "' is neither binance nor okx nor bybit"));
        }
    }

    /** A share of one, such as a fee of 0.001. */
    static final class ShareValue implements ITypeConverter<BigDecimal> {
        @Override
        public BigDecimal convert(final String text) {
            final BigDecimal share = number(text);
            if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) >= 0 || share.stripTrailingZeros().scale() > 8) {
                throw new TypeConversionException("'" + text
                    + "' must be at least 0 and below 1 (0.001 is 0.1 %), with at most 8 decimals");
            }
            return share;
        }
    }

    private static BigDecimal number(final String text) {
        try {
            return new BigDecimal(text);
        } catch (final NumberFormatException notANumber) {
            throw new TypeConversionException("'" + text + "' is not a number");
        }
    }
}

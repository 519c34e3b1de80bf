package io.tapedeck.app.cli;

import io.tapedeck.app.configuration.InstrumentsFile;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.LiquidationRule;
import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.market.TradingCalendar;
import io.tapedeck.journal.catalogue.HistoryKey;
import io.tapedeck.replay.importer.InstrumentTerms;
import io.tapedeck.replay.importer.MarketTerms;
import io.tapedeck.replay.importer.VenueDefaults;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Options about the venue's rules for an instrument. What is typed comes before what the tape has, that before {@code
 * config/instruments.yaml}, and that before what is usual.
 */
final class TermsOptions {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--tick", paramLabel = "STEP", converter = Values.AmountValue.class,
        description = "Step of a price (default: the tape's; for a new one config/instruments.yaml, else derived).")
    private BigDecimal tick;

    @Option(names = "--step", paramLabel = "STEP", converter = Values.AmountValue.class,
        description = "Step of a quantity.")
    private BigDecimal step;

    @Option(names = "--minimum-notional", paramLabel = "AMOUNT", converter = Values.AmountValue.class,
        description = "Least worth of an order.")
    private BigDecimal minimumNotional;

    @Option(names = "--fee", paramLabel = "SHARE", converter = Values.ShareValue.class,
        description = "Taker fee as a share of the notional.")
    private BigDecimal fee;

    @Option(names = "--maker-fee", paramLabel = "SHARE", converter = Values.ShareValue.class,
        description = "Maker fee as a share of the notional.")
    private BigDecimal makerFee;

    @Option(names = "--quote", paramLabel = "CURRENCY", description = "Currency of the price.")
    private String quote;

    @Option(names = "--market", paramLabel = "KIND", converter = Values.MarketValue.class,
        description = "spot, perpetual or equity; says the usual fees and calendar (default: spot).")
    private MarketKind market;

    @Option(names = "--calendar", paramLabel = "NAME", converter = Values.CalendarValue.class,
        description = "continuous or us-equity: what is a gap and what only a night.")
    private TradingCalendar calendar;

    @Option(names = "--liquidation-rule", paramLabel = "VENUE", converter = Values.LiquidationRuleValue.class,
        description = "binance, okx or bybit: how contracts are liquidated (default: binance).")
    private LiquidationRule liquidationRule;

    @Option(names = "--liquidation-fee", paramLabel = "SHARE", converter = Values.ShareValue.class,
        description = "Fee of a liquidation as a share of the notional (default: 0.0125 for contracts).")
    private BigDecimal liquidationFee;

    /** Complete terms; empty where the tape is to keep its own, or a new one's steps come from its data. */
    Optional<InstrumentTerms> terms(final HistoryKey key, final Optional<Instrument> onTape) {
        if (!isAnyTyped() && onTape.isPresent()) {
            return Optional.empty();
        }
        final Optional<InstrumentTerms> known = onTape.map(InstrumentTerms::of)
            .or(() -> InstrumentsFile.ofInstallation().termsOf(key));
        if (known.isPresent()) {
            return Optional.of(changed(known.get()));
        }
        if ((tick == null) != (step == null)) {
            throw new ParameterException(spec.commandLine(), "the rules of " + key.symbol()
                + " are not in config/instruments.yaml: give both --tick and --step, or neither");
        }
        return tick == null ? Optional.empty() : Optional.of(complete());
    }

    private boolean isAnyTyped() {
        return Stream.of(tick, step, minimumNotional, fee, makerFee, quote, market, calendar, liquidationRule,
            liquidationFee).anyMatch(typed -> typed != null);
    }

    private InstrumentTerms changed(final InstrumentTerms known) {
        final boolean otherMarket = market != null && market != known.market().kind();
        final VenueDefaults usual = VenueDefaults.of(market == null ? known.market().kind() : market);
        final MarketTerms kept = otherMarket ? usual.market() : known.market();
        return new InstrumentTerms(
            chosen(tick, known.tickSize()),
            chosen(step, known.stepSize()),
            chosen(minimumNotional, known.minimumNotional()),
            chosen(fee, otherMarket ? usual.takerFeeRate() : known.takerFeeRate()),
            chosen(quote, known.quoteCurrency()),
            changed(kept));
    }

    /** Where one fee is given for a spot market, it is everybody's. */
    private MarketTerms changed(final MarketTerms kept) {
        final BigDecimal usualMaker = fee != null && kept.kind() == MarketKind.SPOT ? fee : kept.makerFeeRate();
        return new MarketTerms(kept.kind(), chosen(calendar, kept.calendar()), chosen(makerFee, usualMaker),
            chosen(liquidationRule, kept.liquidationRule()), chosen(liquidationFee, kept.liquidationFeeRate()));
    }

    private InstrumentTerms complete() {
        final VenueDefaults defaults = defaults();
        return new InstrumentTerms(tick, step, defaults.minimumNotional(), defaults.takerFeeRate(),
            defaults.quoteCurrency().orElse("USDT"), defaults.market());
    }

    /** What a new tape's terms are derived with. */
    VenueDefaults defaults() {
        final VenueDefaults usual = VenueDefaults.of(market == null ? MarketKind.SPOT : market);
        return new VenueDefaults(quote == null ? usual.quoteCurrency() : Optional.of(quote),
            chosen(minimumNotional, usual.minimumNotional()), chosen(fee, usual.takerFeeRate()),
            changed(usual.market()));
    }

    private static <T> T chosen(final T typed, final T known) {
        return typed == null ? known : typed;
    }
}

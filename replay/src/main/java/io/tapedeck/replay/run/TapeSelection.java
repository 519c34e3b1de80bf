package io.tapedeck.replay.run;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.VenueTerms;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.catalogue.TapeContent;
import io.tapedeck.replay.source.InstrumentSource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds the tapes that a replay asks for. Stateless. */
final class TapeSelection {
    private TapeSelection() {
    }

    static List<InstrumentSource> select(final List<HistoryTape> tapes, final ReplaySpec spec,
        final StrategyNeeds needs) {
        final Map<String, List<HistoryTape>> bySymbol = new TreeMap<>(tapes.stream()
            .collect(Collectors.groupingBy(tape -> tape.key().venue() + ":" + tape.key().symbol())));
        bySymbol.values().removeIf(ofSymbol -> ofSymbol.stream()
            .noneMatch(tape -> tape.key().content() == TapeContent.CANDLES));
        final List<InstrumentSource> sources = new ArrayList<>();
        for (final String symbol : chosen(bySymbol, spec.symbols())) {
            sources.add(source(sources.size(), bySymbol.get(symbol), spec, needs));
        }
        requireOneCurrency(sources);
        return sources;
    }

    private static List<String> chosen(final Map<String, List<HistoryTape>> bySymbol, final List<String> wanted) {
        if (bySymbol.isEmpty()) {
            throw new UnusableRequestException(Category.DATA, "the journal holds no history tape: import one with "
                + "'tapedeck data import FILE… --symbol SYMBOL --timeframe 1m', or make a synthetic one with "
                + "'tapedeck data sample'");
        }
        if (wanted.isEmpty()) {
            if (bySymbol.size() > 1) {
                throw new UnusableRequestException(Category.USAGE, "the journal holds several symbols ("
                    + String.join(", ", bySymbol.keySet()) + "): choose with --symbols");
            }
            return List.copyOf(bySymbol.keySet());
        }
        return wanted.stream().map(symbol -> resolve(bySymbol, symbol)).distinct().sorted().toList();
    }

    private static String resolve(final Map<String, List<HistoryTape>> bySymbol, final String wanted) {
        final List<String> matches = bySymbol.keySet().stream()
            .filter(name -> name.equalsIgnoreCase(wanted)
                || name.substring(name.indexOf(':') + 1).equalsIgnoreCase(wanted))
            .toList();
        if (matches.isEmpty()) {
            throw new UnusableRequestException(Category.DATA, "there is no tape of " + wanted + "; there are "
                + String.join(", ", bySymbol.keySet()));
        }
        if (matches.size() > 1) {
            throw new UnusableRequestException(Category.USAGE,
                wanted + " is on several venues: say which with --symbols "
                + String.join(" or --symbols ", matches));
        }
        return matches.get(0);
    }

    private static InstrumentSource source(final int id, final List<HistoryTape> tapes, final ReplaySpec spec,
        final StrategyNeeds needs) {
        final List<HistoryTape> finestFirst = tapes.stream()
            .filter(tape -> tape.key().content() == TapeContent.CANDLES)
            .sorted(Comparator.comparing(HistoryTape::timeframe)).toList();
        final Timeframe base = spec.base().orElse(finestFirst.get(0).timeframe());
        final HistoryTape baseTape = baseTape(finestFirst, base);
        requireTimeframe(spec.strategy().timeframe(), base);
        final List<HistoryTape> finer = finestFirst.stream()
            .filter(tape -> tape.timeframe().compareTo(base) < 0).toList();
        final VenueTerms terms = terms(baseTape.instrument(), spec);
        final List<HistoryTape> events = EventSelection.select(tapes, terms.kind(), spec.fillModel(), needs);
        final Optional<HistoryTape> trades = tapes.stream()
            .filter(tape -> tape.key().content() == TapeContent.TRADES).findFirst();
        final List<HistoryTape> used = new ArrayList<>(finer);
        used.addAll(events);
        trades.ifPresent(used::add);
        used.add(baseTape);
        return new InstrumentSource(instrument(id, baseTape.instrument(), base, terms, used), baseTape, finer, trades,
            events);
    }

    /** The tape of the base candles, or the finest one, of which they are made. */
    private static HistoryTape baseTape(final List<HistoryTape> finestFirst, final Timeframe base) {
        final HistoryTape finest = finestFirst.get(0);
        final HistoryTape baseTape = finestFirst.stream()
            .filter(tape -> tape.timeframe() == base).findFirst().orElse(finest);
        if (baseTape.timeframe().compareTo(base) > 0) {
            throw new UnusableRequestException(Category.DATA, "there are no " + base + " candles of "
                + finest.key().symbol() + ": its finest tape has " + finest.timeframe());
        }
        return baseTape;
    }

    private static void requireTimeframe(final Timeframe timeframe, final Timeframe base) {
        if (timeframe.compareTo(base) < 0) {
            throw new UnusableRequestException(Category.USAGE, "--timeframe " + timeframe
                + " is finer than the base candles (" + base + "): choose " + base + " or a coarser one");
        }
    }

    /** Those of an instrument with what is assumed instead. */
    static VenueTerms terms(final Instrument taped, final ReplaySpec spec) {
        final VenueTerms assumed = spec.trading().market().map(taped.terms()::tradedAs).orElse(taped.terms());
        return spec.takerFeeRate().map(assumed::withFee).orElse(assumed);
    }

    /** Counts in the most decimals that one of its tapes has. */
    private static Instrument instrument(final int id, final Instrument taped, final Timeframe base,
        final VenueTerms terms, final List<HistoryTape> used) {
        final int priceScale = used.stream().mapToInt(tape -> tape.instrument().priceScale()).max().orElseThrow();
        final int quantityScale = used.stream().mapToInt(tape -> tape.instrument().quantityScale()).max().orElseThrow();
        if (priceScale + quantityScale > FixedPoint.MOST_DECIMALS) {
            throw new UnusableRequestException(Category.DATA, "the tapes of " + taped.symbol() + " have " + priceScale
                + " decimals in prices and " + quantityScale + " in quantities, together more than "
                + FixedPoint.MOST_DECIMALS + ": import them again with fewer");
        }
        return new Instrument(id, taped.venue(), taped.symbol(), taped.quoteCurrency(), base, priceScale, quantityScale,
            FixedPoint.rescale(taped.tickSize(), taped.priceScale(), priceScale),
            FixedPoint.rescale(taped.stepSize(), taped.quantityScale(), quantityScale), terms);
    }

    private static void requireOneCurrency(final List<InstrumentSource> sources) {
        final Optional<InstrumentSource> other = sources.stream()
            .filter(source -> !source.instrument().quoteCurrency().equals(
                sources.get(0).instrument().quoteCurrency()))
            .findFirst();
        if (other.isPresent()) {
            throw new UnusableRequestException(Category.USAGE, other.get().instrument().symbol() + " is priced in "
                + other.get().instrument().quoteCurrency() + ", not in "
                + sources.get(0).instrument().quoteCurrency() + ": an account has one currency");
        }
    }
}

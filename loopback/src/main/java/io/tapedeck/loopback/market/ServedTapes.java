package io.tapedeck.loopback.market;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.journal.catalogue.Catalogue;
import io.tapedeck.journal.catalogue.HistoryKey;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.catalogue.TapeContent;
import io.tapedeck.journal.inspect.NearestNames;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The markets of a journal, opened to be served. Never writes to a tape. */
public final class ServedTapes implements AutoCloseable {
    private static final String SEPARATOR = "/";
    private static final long USUAL_OPEN_INTEREST = 10_000;

    private final Catalogue catalogue;
    private final List<ServedMarket> markets = new ArrayList<>();
    private final List<AutoCloseable> opened = new ArrayList<>();

    private ServedTapes(final Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Opens markets.
     *
     * @param journal directory.
     * @param symbols of the markets, perhaps with their venue before a slash; all where there are none.
     * @return to be closed.
     * @throws NotServableException where the journal has no such market.
     */
    public static ServedTapes open(final Path journal, final List<String> symbols) {
        final Catalogue catalogue = new Catalogue(journal);
        final List<HistoryTape> candles = finestCandles(catalogue);
        if (candles.isEmpty()) {
            throw new NotServableException(Category.DATA, journal + " holds no tape of candles: "
                + "make one with 'tapedeck data sample' or 'tapedeck data import'");
        }
        final ServedTapes tapes = new ServedTapes(catalogue);
        try {
            chosen(candles, symbols).forEach(tapes::open);
            return tapes;
        } catch (final RuntimeException unusable) {
            tapes.close();
            throw unusable;
        }
    }

    private static List<HistoryTape> finestCandles(final Catalogue catalogue) {
        final Set<String> known = new LinkedHashSet<>();
        return catalogue.tapes().stream()
            .filter(tape -> tape.key().content() == TapeContent.CANDLES && known.add(name(tape))).toList();
    }

    private static String name(final HistoryTape tape) {
        return tape.key().venue() + SEPARATOR + tape.key().symbol();
    }

    private static List<HistoryTape> chosen(final List<HistoryTape> candles, final List<String> symbols) {
        final List<HistoryTape> chosen = symbols.isEmpty() ? candles
            : symbols.stream().distinct().map(symbol -> choose(candles, symbol)).toList();
        final Set<String> names = new LinkedHashSet<>();
        for (final HistoryTape tape : chosen) {
            if (!names.add(tape.key().symbol())) {
                throw ambiguous(candles, tape.key().symbol());
            }
        }
        return chosen;
    }

    private static HistoryTape choose(final List<HistoryTape> candles, final String symbol) {
        final List<HistoryTape> matching = candles.stream()
            .filter(tape -> tape.key().symbol().equals(symbol) || name(tape).equals(symbol)).toList();
        if (matching.isEmpty()) {
            throw new NotServableException(Category.USAGE, "there is no tape of candles of '"
                + symbol + "'; did you mean " + String.join(" or ", NearestNames.of(symbol,
                    candles.stream().map(tape -> symbol.contains(SEPARATOR) ? name(tape) : tape.key().symbol())
                        .distinct().toList())) + "?");
        }
        if (matching.size() > 1) {
            throw ambiguous(candles, symbol);
        }
        return matching.get(0);
    }

    private static NotServableException ambiguous(final List<HistoryTape> candles, final String symbol) {
        return new NotServableException(Category.USAGE, symbol + " is on several tapes, and a venue "
            + "has it once: say which with --symbols, as " + String.join(" or ", candles.stream()
                .filter(tape -> tape.key().symbol().equals(symbol)).map(ServedTapes::name).toList()));
    }

    private void open(final HistoryTape tape) {
        final TapeCandles candles = keep(new TapeCandles(tape));
        markets.add(new ServedMarket(tape.instrument(), candles, prints(tape, candles), funding(tape),
            openInterest(tape)));
    }

    private <T extends AutoCloseable> T keep(final T part) {
        opened.add(part);
        return part;
    }

    private Optional<HistoryTape> beside(final HistoryTape tape, final TapeContent content) {
        return catalogue.current(HistoryKey.events(tape.key().venue(), tape.key().symbol(), content));
    }

    private PrintHistory prints(final HistoryTape tape, final CandleHistory candles) {
        final Optional<HistoryTape> trades = beside(tape, TapeContent.TRADES);
        return trades.isPresent() ? keep(new TapePrints(trades.get(), candles))
            : new SyntheticPrints(candles, tape.instrument());
    }

    private FigureHistory funding(final HistoryTape tape) {
        final Optional<HistoryTape> rates = beside(tape, TapeContent.FUNDING);
        return rates.isPresent() ? keep(TapeFigures.funding(rates.get()))
            : new SteadyFigure(ServedMarket.USUAL_FUNDING_RATE, ServedMarket.FUNDING_INTERVAL_MS);
    }

    private FigureHistory openInterest(final HistoryTape tape) {
        final Optional<HistoryTape> interest = beside(tape, TapeContent.OPEN_INTEREST);
        return interest.isPresent() ? keep(TapeFigures.openInterest(interest.get()))
            : new SteadyFigure(Math.multiplyExact(USUAL_OPEN_INTEREST, (long) tape.instrument().quantityUnit()),
                Spans.durationMs(tape.instrument().baseTimeframe()));
    }

    /**
     * The markets.
     *
     * @return in the order of the catalogue, or as they were named.
     */
    public List<ServedMarket> markets() {
        return List.copyOf(markets);
    }

    @Override
    public void close() {
        for (final AutoCloseable part : opened) {
            try {
                part.close();
            } catch (final Exception refused) {
                throw new IllegalStateException("a tape that was read cannot be closed", refused);
            }
        }
        opened.clear();
    }
}

package io.tapedeck.journal.catalogue;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.LiquidationRule;
import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.TradingCalendar;
import io.tapedeck.engine.market.VenueTerms;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One immutable generation of a history tape. Immutable.
 *
 * @param key         what it is about.
 * @param generation  counted from 1 with every import that changed something.
 * @param directory   where it stands.
 * @param instrument  with number 0.
 * @param firstOpenNs open of its first candle, or time of its first event.
 * @param endNs       close of its last candle, or time of its last event.
 * @param frames      how many candles or events it has; also the last sequence.
 * @param contentHash SHA-256 of all frames.
 */
public record HistoryTape(
    HistoryKey key,
    int generation,
    Path directory,
    Instrument instrument,
    long firstOpenNs,
    long endNs,
    long frames,
    String contentHash) {

    static final String MANIFEST = "manifest.yaml";

    Manifest manifest(final String codeVersion, final int schemaVersion, final String origin) {
        final Map<String, String> values = new LinkedHashMap<>();
        values.put("tape", key.path());
        values.put("generation", Integer.toString(generation));
        values.put("origin", origin);
        values.put("frames", Long.toString(frames));
        values.put("firstOpenNs", Long.toString(firstOpenNs));
        values.put("endNs", Long.toString(endNs));
        values.put("contentHash", contentHash);
        values.put("quoteCurrency", instrument.quoteCurrency());
        values.put("priceScale", Integer.toString(instrument.priceScale()));
        values.put("quantityScale", Integer.toString(instrument.quantityScale()));
        values.put("tickSize", Long.toString(instrument.tickSize()));
        values.put("stepSize", Long.toString(instrument.stepSize()));
        values.put("minimumNotional", Long.toString(instrument.minimumNotional()));
        values.put("takerFeeRate", Long.toString(instrument.takerFeeRate()));
        values.put("makerFeeRate", Long.toString(instrument.terms().makerFeeRate()));
        values.put("marketKind", instrument.terms().kind().name());
        values.put("calendar", instrument.terms().calendar().name());
        values.put("liquidationRule", instrument.terms().liquidationRule().name());
        values.put("liquidationFeeRate", Long.toString(instrument.terms().liquidationFeeRate()));
        values.put("schemaVersion", Integer.toString(schemaVersion));
        values.put("codeVersion", codeVersion);
        return new Manifest(values);
    }

    static HistoryTape read(final Path directory) {
        final Path file = directory.resolve(MANIFEST);
        final Manifest manifest = Manifest.read(file);
        try {
            final HistoryKey key = HistoryKey.ofPath(manifest.text("tape"));
            return new HistoryTape(key, (int) manifest.number("generation"), directory, instrument(key, manifest),
                manifest.number("firstOpenNs"), manifest.number("endNs"), manifest.number("frames"),
                manifest.text("contentHash"));
        } catch (final IllegalArgumentException incomplete) {
            throw new UnreadableManifestException(file, incomplete);
        }
    }

    private static Instrument instrument(final HistoryKey key, final Manifest manifest) {
        return new Instrument(0, key.venue(), key.symbol(), manifest.text("quoteCurrency"),
            key.span().orElse(Timeframe.M1),
            (int) manifest.number("priceScale"), (int) manifest.number("quantityScale"), manifest.number("tickSize"),
            manifest.number("stepSize"), terms(manifest));
    }

    /** Tapes of the first releases knew one fee and spot markets only. */
    private static VenueTerms terms(final Manifest manifest) {
        final long minimumNotional = manifest.number("minimumNotional");
        final long takerFeeRate = manifest.number("takerFeeRate");
        if (!manifest.values().containsKey("marketKind")) {
            return VenueTerms.spot(minimumNotional, takerFeeRate);
        }
        return new VenueTerms(
            MarketKind.valueOf(manifest.text("marketKind")),
            TradingCalendar.valueOf(manifest.text("calendar")),
            minimumNotional,
            manifest.number("makerFeeRate"),
            takerFeeRate,
            LiquidationRule.valueOf(manifest.text("liquidationRule")),
            manifest.number("liquidationFeeRate"));
    }

    /**
     * Timeframe of its candles.
     *
     * @return never null.
     */
    public Timeframe timeframe() {
        return key.timeframe();
    }

    /**
     * Tape and generation, as runs name it.
     *
     * @return such as {@code binance/BTCUSDT/candles-1m@3}.
     */
    public String reference() {
        return key.path() + "@" + generation;
    }
}

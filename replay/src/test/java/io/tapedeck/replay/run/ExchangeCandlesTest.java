package io.tapedeck.replay.run;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.CandleClosedDecoder;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.replay.importer.SharedData;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Candles that the pipeline makes from the exchange's minutes are the exchange's own candles. */
class ExchangeCandlesTest {
    private static final String FOLDER = "candles/binance-spot/";

    @TempDir
    private Path journal;

    @ParameterizedTest
    @CsvSource({
        "BTCUSDT, BTCUSDT-1m-2022, BTCUSDT-1h-2022, H1, 0.00001, 8760",
        "BTCUSDT, BTCUSDT-1m-2022, BTCUSDT-15m-2022, M15, 0.00001, 35040",
        "ETHUSDT, ETHUSDT-1m-2022H1, ETHUSDT-1h-2022, H1, 0.0001, 4344",
        "ETHUSDT, ETHUSDT-1m-2022H1, ETHUSDT-1d-2022, D1, 0.0001, 181"})
    void equalTheExchangesOwn(final String symbol, final String minutes, final String own, final Timeframe timeframe,
        final String step, final int candles) throws IOException {
        final ReplayHarness harness = new ReplayHarness(journal)
            .real(symbol, Timeframe.M1, step, SharedData.require(FOLDER + minutes + ".csv.gz"));
        final List<String> expected = read(SharedData.require(FOLDER + own + ".csv.gz"), candles);

        final List<String> made = new ArrayList<>();
        final ReplayRunner runner = harness.runner();
        final ReplayRunner.Plan plan = runner.plan(ReplayHarness.smaCross());
        final FrameListener collector = new Collector(timeframe, plan.sources().get(0).instrument().priceScale(),
            plan.sources().get(0).instrument().quantityScale(), made);
        runner.run(plan, ThreadMode.INLINE, collector, RunProgress.NONE);

        assertEquals(candles, made.size());
        assertEquals(expected, made);
    }

    private record Collector(Timeframe timeframe, int priceScale, int quantityScale, List<String> candles)
        implements FrameListener {

        @Override
        public void onFrame(final Frame frame) {
            final FrameMessages messages = new FrameMessages().wrap(frame);
            while (messages.next()) {
                if (messages.templateId() == CandleClosedDecoder.TEMPLATE_ID) {
                    add(messages.decode(new CandleClosedDecoder()));
                }
            }
        }

        private void add(final CandleClosedDecoder candle) {
            if (candle.timeframeRaw() == timeframe.code()) {
                candles.add(String.join(",", "" + candle.openTimeNs() / 1_000_000, price(candle.open()),
                    price(candle.high()), price(candle.low()), price(candle.close()),
                    plain(BigDecimal.valueOf(candle.volume(), quantityScale))));
            }
        }

        private String price(final long value) {
            return plain(BigDecimal.valueOf(value, priceScale));
        }
    }

    private static List<String> read(final Path file, final int count) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).limit(count).map(line -> {
                final String[] fields = line.split(",");
                return fields[0] + "," + plain(new BigDecimal(fields[1])) + "," + plain(new BigDecimal(fields[2])) + ","
                    + plain(new BigDecimal(fields[3])) + "," + plain(new BigDecimal(fields[4])) + ","
                    + plain(new BigDecimal(fields[5]));
            }).toList();
        }
    }

    private static String plain(final BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}

package io.tapedeck.app.download;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Binance's spot market with hours of one symbol, over REST and as archives; embedded, on this machine. */
final class ArchiveVenue implements AutoCloseable {
    private static final long HOUR_MS = 3_600_000L;
    private static final long NOW_MS = Instant.parse("2022-03-05T10:30:00Z").toEpochMilli();
    private static final String INFO = "{\"symbols\":[{\"symbol\":\"ABCUSDT\",\"status\":\"TRADING\",\"baseAsset\":"
        + "\"ABC\",\"quoteAsset\":\"USDT\",\"baseAssetPrecision\":8,\"quotePrecision\":8,\"filters\":[{\"filterType\":"
        + "\"PRICE_FILTER\",\"tickSize\":\"0.01\"},{\"filterType\":\"LOT_SIZE\",\"stepSize\":\"0.1\"}]}]}";

    private final HttpServer server;
    private final List<String> asked = new ArrayList<>();
    private final String month;
    private final byte[] archive;
    private int wrongSums;

    /**
     * Opens.
     *
     * @param month     that is published, such as 2022-02.
     * @param published which of its hours are in the archive, by their number in it.
     * @param wrongSums how often the checksum is another one.
     */
    ArchiveVenue(final String month, final LongPredicate published, final int wrongSums) throws IOException {
        this.month = month;
        this.wrongSums = wrongSums;
        archive = zip(published);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private byte[] zip(final LongPredicate published) throws IOException {
        final long fromMs = Instant.parse(month + "-01T00:00:00Z").toEpochMilli();
        final long hours = YearMonth.parse(month).lengthOfMonth() * 24L;
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("ABCUSDT-1h-" + month + ".csv"));
            zip.write(LongStream.range(0, hours).filter(published)
                .mapToObj(hour -> row(fromMs + hour * HOUR_MS).replace("\"", "") + "\n").collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** A candle whose prices follow from its time. */
    private static String row(final long openMs) {
        final long price = 100 + openMs / HOUR_MS % 50;
        return openMs + ",\"" + price + ".00\",\"" + (price + 2) + ".00\",\"" + (price - 1) + ".50\",\"" + (price + 1)
            + ".25\",\"10.5\"," + (openMs + HOUR_MS - 1) + ",\"1050.00\",7,\"4.5\",\"450.00\",\"0\"";
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Paths that were asked for, without their query, but for that of candles. */
    List<String> asked() {
        return asked;
    }

    private void answer(final HttpExchange exchange) throws IOException {
        final String path = exchange.getRequestURI().getPath();
        asked.add(path);
        final byte[] body = switch (path) {
            case "/api/v3/time" -> utf8("{\"serverTime\":" + NOW_MS + "}");
            case "/api/v3/exchangeInfo" -> utf8(INFO);
            case "/api/v3/klines" -> utf8(candles(exchange.getRequestURI().getQuery()));
            default -> path.endsWith(month + ".zip") ? archive : path.endsWith(month + ".zip.CHECKSUM") ? sum() : null;
        };
        exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
        if (body != null) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static String candles(final String query) {
        final long fromMs = Long.parseLong(query.replaceAll(".*startTime=(\\d+).*", "$1"));
        final long toMs = Math.min(NOW_MS, Long.parseLong(query.replaceAll(".*endTime=(\\d+).*", "$1")));
        final long first = (fromMs + HOUR_MS - 1) / HOUR_MS;
        return LongStream.rangeClosed(first, toMs / HOUR_MS).limit(1_000).mapToObj(hour -> "[" + row(hour * HOUR_MS)
            + "]").collect(Collectors.joining(",", "[", "]"));
    }

    private byte[] sum() {
        try {
            final byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
            digest[0] ^= (byte) (wrongSums-- > 0 ? 1 : 0);
            return utf8(HexFormat.of().formatHex(digest) + "  ABCUSDT-1h-" + month + ".zip\n");
        } catch (final NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] utf8(final String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

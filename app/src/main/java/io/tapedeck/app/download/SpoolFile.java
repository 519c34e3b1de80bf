package io.tapedeck.app.download;

import io.tapedeck.gateways.venue.HistoryRow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A file of rows as the importer reads them, on the disk page by page. One thread. */
final class SpoolFile implements AutoCloseable {
    private static final long MILLI_NS = 1_000_000L;

    private final FileChannel channel;

    SpoolFile(final Path file, final List<String> columns) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        write("time," + String.join(",", columns) + "\n");
    }

    void append(final List<HistoryRow> rows) throws IOException {
        final StringBuilder text = new StringBuilder();
        for (final HistoryRow row : rows) {
            text.append(row.timeNs() / MILLI_NS);
            row.figures().forEach(figure -> text.append(',').append(figure));
            text.append('\n');
        }
        write(text.toString());
        channel.force(false);
    }

    private void write(final String text) throws IOException {
        final ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

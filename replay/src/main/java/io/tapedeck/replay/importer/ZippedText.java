package io.tapedeck.replay.importer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The one text file of a zip, checked against its checksum when its end is reached: the JDK leaves that out. */
final class ZippedText extends FilterInputStream {
    private final ZipFile zip;
    private final ZipEntry entry;
    private final CheckedInputStream checked;

    private ZippedText(final ZipFile zip, final ZipEntry entry, final CheckedInputStream checked) {
        super(checked);
        this.zip = zip;
        this.entry = entry;
        this.checked = checked;
    }

    static InputStream open(final Path file) throws IOException {
        final ZipFile zip = new ZipFile(file.toFile());
        try {
            final ZipEntry entry = onlyText(file, zip);
            return new ZippedText(zip, entry, new CheckedInputStream(zip.getInputStream(entry), new CRC32()));
        } catch (final IOException | RuntimeException unusable) {
            zip.close();
            throw unusable;
        }
    }

    private static ZipEntry onlyText(final Path file, final ZipFile zip) {
        final List<? extends ZipEntry> texts = zip.stream().filter(ZippedText::isText).toList();
        if (texts.isEmpty()) {
            throw UnusableFileException.ofFile(file, "is a zip without a .csv or .json file in it; "
                + "name a zip that has one");
        }
        if (texts.size() > 1) {
            final String names = texts.stream().limit(3).map(ZipEntry::getName).collect(Collectors.joining(", "));
            throw UnusableFileException.ofFile(file, "is a zip with " + texts.size() + " .csv or .json files in it ("
                + names
                + (texts.size() > 3 ? ", ..." : "") + "); unpack it and name the files to import");
        }
        return texts.get(0);
    }

    private static boolean isText(final ZipEntry entry) {
        return !entry.isDirectory() && entry.getName().toLowerCase(Locale.ROOT).matches(".*\\.(csv|json)");
    }

    @Override
    public int read() throws IOException {
        final int next = super.read();
        return next >= 0 ? next : atEnd();
    }

    @Override
    public int read(final byte[] target, final int offset, final int length) throws IOException {
        final int count = super.read(target, offset, length);
        return count >= 0 ? count : atEnd();
    }

    private int atEnd() throws ZipException {
        if (checked.getChecksum().getValue() != entry.getCrc()) {
            throw new ZipException("the checksum of " + entry.getName() + " is wrong");
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        super.close();
        zip.close();
    }
}

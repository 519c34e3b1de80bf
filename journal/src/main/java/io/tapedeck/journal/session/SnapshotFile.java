package io.tapedeck.journal.session;


import io.tapedeck.journal.tape.WholeFile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A snapshot on the disk.
 *
 * <pre>
 *   0     8          16             24            32              36            40        …        …
 *   +-----+----------+--------------+-------------+---------------+-------------+---------+--------+---------+
 *   |magic| sequence | engineTimeNs | stateDigest | opening length| state length| opening | state  | crc32c  |
 *   +-----+----------+--------------+-------------+---------------+-------------+---------+--------+---------+
 * </pre>
 *
 * <p>Little endian; the CRC-32C covers everything before it. A file has its name only when it is whole and on the disk;
 * one that is not sound is no snapshot, and the one before it counts.
 */
final class SnapshotFile {
    static final String SUFFIX = ".state";
    private static final long MAGIC = 0x31_50_41_4E_53_44_54_00L;
    private static final int HEADER_LENGTH = 40;

    private SnapshotFile() {
    }

    static void write(final Path file, final StateSnapshot snapshot) throws IOException {
        WholeFile.writeForced(file, encode(snapshot));
    }

    private static byte[] encode(final StateSnapshot snapshot) {
        final ByteBuffer bytes = ByteBuffer
            .allocate(HEADER_LENGTH + snapshot.opening().length + snapshot.state().length + Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(MAGIC)
            .putLong(snapshot.sequence())
            .putLong(snapshot.engineTimeNs())
            .putLong(snapshot.stateDigest())
            .putInt(snapshot.opening().length)
            .putInt(snapshot.state().length)
            .put(snapshot.opening())
            .put(snapshot.state());
        return bytes.putInt(checksum(bytes.array(), bytes.position())).array();
    }

    private static int checksum(final byte[] bytes, final int length) {
        final CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    /** Reads a snapshot; empty where it is not sound. */
    static Optional<StateSnapshot> read(final Path file) throws IOException {
        final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        final int end = bytes.limit() - Integer.BYTES;
        if (end < HEADER_LENGTH || bytes.getInt(end) != checksum(bytes.array(), end) || bytes.getLong() != MAGIC) {
            return Optional.empty();
        }
        final long sequence = bytes.getLong();
        final long engineTimeNs = bytes.getLong();
        final long stateDigest = bytes.getLong();
        final byte[] opening = new byte[bytes.getInt()];
        final byte[] state = new byte[bytes.getInt()];
        bytes.get(opening).get(state);
        return Optional.of(new StateSnapshot(sequence, engineTimeNs, stateDigest, opening, state));
    }

}

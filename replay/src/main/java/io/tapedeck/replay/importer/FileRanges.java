package io.tapedeck.replay.importer;

import java.util.Arrays;
import java.util.List;

/** Which file a row of the table came from: every file's rows stand together, in the order of the files. Immutable. */
final class FileRanges {
    private final List<FileReport> files;
    private final int[] ends;

    FileRanges(final List<FileReport> files) {
        this.files = files;
        this.ends = new int[files.size()];
        int end = 0;
        for (int index = 0; index < ends.length; index++) {
            end += (int) files.get(index).rows();
            ends[index] = end;
        }
    }

    /** Index of the file in which a row stands. */
    int indexOf(final int row) {
        final int found = Arrays.binarySearch(ends, row + 1);
        return found >= 0 ? found : -found - 1;
    }

    String nameOf(final int row) {
        return files.get(indexOf(row)).file().getFileName().toString();
    }
}

package health.pratique.format.dicom;

import java.util.ArrayList;
import java.util.List;

/** Bytes to be put together: new ones, and ranges of the original that are copied once, at the end. */
final class Pieces {

    private record Range(byte[] of, int from, int length) {}

    private final List<Range> ranges = new ArrayList<>();
    private long length;

    long length() {
        return length;
    }

    void add(byte[] bytes) {
        add(bytes, 0, bytes.length);
    }

    void add(byte[] bytes, int from, int count) {
        if (count > 0) {
            ranges.add(new Range(bytes, from, count));
            length += count;
        }
    }

    void add(Pieces other) {
        ranges.addAll(other.ranges);
        length += other.length;
    }

    byte[] join() {
        byte[] all = new byte[Math.toIntExact(length)];
        int at = 0;
        for (Range range : ranges) {
            System.arraycopy(range.of, range.from, all, at, range.length);
            at += range.length;
        }
        return all;
    }
}

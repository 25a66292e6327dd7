package dev.zhiban.logs;

import dev.zhiban.logs.format.Line;

/// The text of the record that is being read, for the case that it turns out to be a new stack trace: its lines up to [#MOST]
/// bytes. Most records have one line and no trace; so the first line is copied only when it is wanted or its bytes go.
final class RecordText {

    private static final int MOST = 16 * 1024;

    private final byte[] bytes = new byte[MOST];
    private final Line first = new Line(bytes, 0, 0);
    private boolean copied = true;
    private int length;

    /// A record begins with the line, whose bytes must stay where they are until [#copy].
    void begin(Line line) {
        first.point(line.bytes(), line.from(), line.to());
        copied = false;
        length = 0;
    }

    void add(Line line) {
        copy();
        append(line);
    }

    void copy() {
        if (!copied) {
            copied = true;
            append(first);
        }
    }

    private void append(Line line) {
        int more = Math.min(line.length(), MOST - length - 1);
        if (more >= 0) {
            System.arraycopy(line.bytes(), line.from(), bytes, length, more);
            length += more;
            bytes[length++] = '\n';
        }
    }

    /// The copied text stands from 0 to [#length()].
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }
}

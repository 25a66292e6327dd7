package dev.zhiban.logs.format;

import java.nio.charset.StandardCharsets;

/// A stretch of bytes that is one line, or part of one; positions count from 0 at its start. A view: the bytes belong to
/// somebody else and may change after the call that was given it.
public final class Line {

    private byte[] bytes;
    private int from;
    private int to;

    public Line(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    public static Line of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Line(bytes, 0, bytes.length);
    }

    /// Points this view at other bytes.
    public void point(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    public int length() {
        return to - from;
    }

    /// The byte at the position, 0 outside of the line.
    public byte at(int position) {
        int index = from + position;
        return index < to && position >= 0 ? bytes[index] : 0;
    }

    public byte[] bytes() {
        return bytes;
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    public Line part(int start, int end) {
        int first = Math.clamp(start, 0, length());
        return new Line(bytes, from + first, from + Math.clamp(end, first, length()));
    }

    public Line part(int start) {
        return part(start, length());
    }

    /// Without blanks at both ends.
    public Line strip() {
        int first = 0;
        int last = length();
        while (first < last && blank(at(first))) {
            first++;
        }
        while (last > first && blank(at(last - 1))) {
            last--;
        }
        return part(first, last);
    }

    public boolean startsAt(int position, String ascii) {
        if (position < 0 || position + ascii.length() > length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[from + position + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    public boolean startsWith(String ascii) {
        return startsAt(0, ascii);
    }

    /// The first position at or after `start` of the character, or -1.
    public int find(char ascii, int start) {
        for (int i = Math.max(start, 0); i < length(); i++) {
            if (bytes[from + i] == ascii) {
                return i;
            }
        }
        return -1;
    }

    /// The first position at or after `start` of the text, or -1.
    public int find(String ascii, int start) {
        for (int i = Math.max(start, 0); i + ascii.length() <= length(); i++) {
            if (startsAt(i, ascii)) {
                return i;
            }
        }
        return -1;
    }

    /// The first position at or after `start` that is no blank.
    public int skipBlanks(int start) {
        int at = start;
        while (at < length() && blank(bytes[from + at])) {
            at++;
        }
        return at;
    }

    /// The first blank at or after `start`, or the end of the line.
    public int tokenEnd(int start) {
        int at = start;
        while (at < length() && !blank(bytes[from + at])) {
            at++;
        }
        return at;
    }

    /// The first position at or after `start` that is no digit.
    public int digitsEnd(int start) {
        int at = start;
        while (digit(at(at))) {
            at++;
        }
        return at;
    }

    /// The position of the bracket that closes the one at `open`, or -1.
    public int closing(int open, char opening, char closing) {
        int depth = 0;
        for (int i = open; i < length(); i++) {
            byte b = bytes[from + i];
            depth += b == opening ? 1 : b == closing ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    public static boolean blank(byte b) {
        return b == ' ' || b == '\t' || b == 0 || b == '\r';
    }

    public static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }

    public static boolean letter(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
    }

    /// A letter, digit or one of `_ . $ / - @ #`: what names of loggers, hosts and programs are made of.
    public static boolean nameByte(byte b) {
        return letter(b) || digit(b) || b == '_' || b == '.' || b == '$' || b == '/' || b == '-' || b == '@' || b == '#';
    }

    /// The bytes as UTF-8 text.
    @Override
    public String toString() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}

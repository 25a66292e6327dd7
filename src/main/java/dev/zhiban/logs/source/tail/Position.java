package dev.zhiban.logs.source.tail;

import java.util.Arrays;

/// How far a file was read. The file is told by its key (device and inode) and by a hash of its first bytes, so that it is known
/// again under another name, as a copy, or packed.
///
/// @param read bytes of the (unpacked) file
/// @param modified when the file was last changed before it was read, in nanoseconds since the epoch
record Position(String key, int headLength, byte[] headHash, long read, long modified) {

    static final Position NONE = new Position("", 0, new byte[0], 0, 0);

    Position at(long bytes, long changed) {
        return new Position(key, headLength, headHash, bytes, changed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Position that && key.equals(that.key) && headLength == that.headLength && read == that.read
                && Arrays.equals(headHash, that.headHash);
    }

    @Override
    public int hashCode() {
        return key.hashCode() * 31 + Long.hashCode(read);
    }
}

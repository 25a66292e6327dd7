package dev.zhiban.logs.source.tail;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.ZipException;

import dev.zhiban.logs.intake.Arrival;
import dev.zhiban.logs.source.LogBytes;

/// Follows one file, a piece at a time. What was read and how far becomes durable together ([Sink]), so that whatever is killed
/// and whenever, each line comes once. A file that was renamed, copied and truncated, or packed is found again by its key or its
/// beginning and read to its end; then come the files that were rotated after it, oldest first, then the file of the name.
///
/// What a rotation loses by itself stays lost: lines between the copy and the truncation, and files that are removed unread.
/// UTF-8 and GB18030; not UTF-16. Not thread-safe.
final class Tail {

    /// Bytes read at a time, and the longest line.
    static final int PIECE = 1 << 20;

    /// Where lines go. What it throws leaves the position as it was.
    interface Sink {
        void keep(List<Arrival> lines, long bytes, Position before, Position after);
    }

    private final Path file;
    private final Predicate<Path> allowed;
    private final Sink sink;
    private final long patience;
    private Position position;

    /// @param patience milliseconds that a file which has another name must be unchanged before it counts as ended
    Tail(Path file, Predicate<Path> allowed, Sink sink, Position position, long patience) {
        this.file = file;
        this.allowed = allowed;
        this.sink = sink;
        this.position = position;
        this.patience = patience;
    }

    Position position() {
        return position;
    }

    /// Reads a piece; false when there is nothing to read for now.
    ///
    /// @param now milliseconds since the epoch
    boolean step(long now) throws IOException {
        Optional<Generation> current = current();
        if (position.equals(Position.NONE)) {
            return current.isPresent() && moveTo(current.get());
        }
        if (current.isPresent() && isMine(current.get())) {
            return read(current.get(), false);
        }
        List<Generation> siblings = Siblings.of(file, allowed);
        Optional<Generation> mine = mine(current, siblings);
        if (mine.isEmpty()) {
            return next(position.key(), position.modified(), current, siblings);
        }
        Generation old = mine.get();
        if (current.isPresent() && old.path().equals(current.get().path())) {
            return read(old, false);
        }
        boolean ended = old.packed() || now - old.modified() / 1_000_000 >= patience;
        if (read(old, ended)) {
            return true;
        }
        return ended && next(old.key(), old.modified(), current, siblings);
    }

    private Optional<Generation> current() {
        try {
            Path real = file.toRealPath();
            return allowed.test(real) ? Optional.of(Generation.of(real)) : Optional.empty();
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    /// The same file, longer by what was written since.
    private boolean isMine(Generation one) throws IOException {
        return one.key().equals(position.key()) && one.size() >= position.read() && one.beginsAs(position);
    }

    private Optional<Generation> mine(Optional<Generation> current, List<Generation> siblings) throws IOException {
        for (Generation one : siblings) {
            if (isMine(one)) {
                return Optional.of(one);
            }
        }
        List<Generation> all = new ArrayList<>(siblings);
        current.ifPresent(all::add);
        for (Generation one : all.reversed()) {
            boolean longEnough = one.packed() || one.size() >= position.read();
            if (position.headLength() > 0 && longEnough && begins(one)) {
                position = new Position(one.key(), position.headLength(), position.headHash(), position.read(),
                        position.modified());
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private boolean begins(Generation one) throws IOException {
        try {
            return one.beginsAs(position);
        } catch (EOFException | ZipException stillPacking) {
            return false;
        }
    }

    /// Moves to the oldest file that was changed later, else to the file of the name.
    private boolean next(String key, long modified, Optional<Generation> current, List<Generation> siblings)
            throws IOException {
        Optional<Generation> later = siblings.stream().filter(one -> one.modified() > modified && !one.key().equals(key))
                .filter(one -> one.size() > 0 && (current.isEmpty() || !one.key().equals(current.get().key()))).findFirst();
        Optional<Generation> next = later.isPresent() ? later : current;
        return next.isPresent() && moveTo(next.get());
    }

    /// A file without a beginning could not be told from others later: it waits.
    private boolean moveTo(Generation one) throws IOException {
        if (one.size() == 0) {
            return false;
        }
        Position start = one.start();
        sink.keep(List.of(), 0, position, start);
        position = start;
        read(one, false);
        return true;
    }

    private boolean read(Generation one, boolean ended) throws IOException {
        byte[] piece;
        try (InputStream in = one.open(position.read())) {
            piece = in.readNBytes(PIECE);
        } catch (EOFException | ZipException stillPacking) {
            return false;
        }
        int end = lastLine(piece);
        if (end == 0 && (piece.length == PIECE || ended)) {
            end = piece.length;
        }
        if (end == 0) {
            return false;
        }
        Position after = longerHead(one).at(position.read() + end, one.modified());
        sink.keep(lines(piece, end), end, position, after);
        position = after;
        return true;
    }

    private Position longerHead(Generation one) throws IOException {
        if (position.headLength() >= Generation.HEAD || one.packed()) {
            return position;
        }
        Position start = one.start();
        return start.headLength() > position.headLength() ? start : position;
    }

    private static int lastLine(byte[] piece) {
        int end = piece.length;
        while (end > 0 && piece[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private static List<Arrival> lines(byte[] bytes, int end) {
        List<Arrival> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= end; i++) {
            if (i == end ? start < end : bytes[i] == '\n') {
                lines.add(Arrival.of(LogBytes.decode(bytes, start, i)));
                start = i + 1;
            }
        }
        return lines;
    }

}

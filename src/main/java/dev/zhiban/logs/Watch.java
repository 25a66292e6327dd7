package dev.zhiban.logs;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.zhiban.logs.anomaly.Durations;
import dev.zhiban.logs.anomaly.Rush;
import dev.zhiban.logs.format.Line;

/// What is noted of the records of one shape beyond their number, where the shape may matter: where they crowd, texts of some
/// of them (evenly spread over the log), how long operations took. Shapes that tell of no trouble and of no duration have none.
final class Watch {

    private static final int SAMPLES = 24;
    private static final int TEXT = 400;

    final @Nullable Rush rush;
    final @Nullable Durations durations;
    private final Samples samples;

    /// @param trouble whether crowds and samples are wanted
    /// @param timed whether the shape tells of durations
    /// @param room of the samples of all shapes
    Watch(boolean trouble, boolean timed, Room room) {
        this.rush = trouble ? new Rush() : null;
        this.durations = timed ? new Durations() : null;
        this.samples = new Samples(trouble ? SAMPLES : 0, TEXT, room);
    }

    /// @param took where the line has its duration, if it has one
    /// @return whether the line should be kept with its neighbours
    boolean add(Line line, long number, Took took) {
        if (rush != null) {
            rush.add(number);
            samples.add(line, number);
        }
        if (durations == null || took.at() < 0) {
            return false;
        }
        long micros = took.micros(line);
        return durations.add(micros, number) && micros >= Durations.LEAST;
    }

    Samples samples() {
        return samples;
    }

    /// How many texts all shapes of a log may keep together.
    static final class Room {

        private int left;

        Room(int texts) {
            this.left = texts;
        }
    }

    /// Texts of lines, evenly spread over the log: when there is no room, one of each two goes and only half of the
    /// further ones come.
    static final class Samples {

        private final int most;
        private final int longest;
        private final Room room;
        private byte[][] texts = {};
        private long[] lines = {};
        private int size;
        private long seen;
        private int shift;

        Samples(int most, int longest, Room room) {
            this.most = most;
            this.longest = longest;
            this.room = room;
        }

        void add(Line line, long number) {
            if (most == 0 || !chosen(seen++)) {
                return;
            }
            if (size == most) {
                for (int i = 1; i < size / 2; i++) {
                    int one = 2 * i + (int) (mixed(seen + i) >>> 63);
                    texts[i] = texts[one];
                    lines[i] = lines[one];
                }
                size /= 2;
                shift++;
                if (!chosen(seen - 1)) {
                    return;
                }
            }
            if (size == texts.length) {
                int length = Math.min(most, Math.max(2, size * 4));
                if (room.left < length - size) {
                    return;
                }
                room.left -= length - size;
                texts = Arrays.copyOf(texts, length);
                lines = Arrays.copyOf(lines, length);
            }
            texts[size] = Arrays.copyOfRange(line.bytes(), line.from(), Math.min(line.to(), line.from() + longest));
            lines[size++] = number;
        }

        /// One of each stretch, at a place that looks random: what comes in a rhythm must not fall in with ours.
        private boolean chosen(long one) {
            return ((one ^ mixed(one >>> shift) >>> 20) & (1L << shift) - 1) == 0;
        }

        private static long mixed(long number) {
            long once = number * 0x9E3779B97F4A7C15L;
            return (once ^ once >>> 32) * 0xD6E8FEB86659FD93L;
        }

        int size() {
            return size;
        }

        byte[] text(int i) {
            return texts[i];
        }

        long line(int i) {
            return lines[i];
        }
    }
}

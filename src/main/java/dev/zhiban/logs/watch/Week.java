package dev.zhiban.logs.watch;

import java.util.Arrays;

/// Lines in an hour by hour of week (from Monday 00:00 UTC). A new week counts for three tenths, so that what was falls to a
/// hundredth in thirteen weeks; it counts as no more than ten times the usual. Not thread-safe.
final class Week {

    static final int HOURS = 168;

    private static final long HOUR = 3_600_000;
    /// 1970 began on a Thursday.
    private static final int THURSDAY = 72;
    private static final double SHARE = 0.3;
    private static final int MOST = 10;

    private final double[] hours;
    private long hour;
    private long inHour;

    Week() {
        this(new double[HOURS], -1, 0);
        Arrays.fill(hours, -1);
    }

    Week(double[] hours, long hour, long inHour) {
        this.hours = hours;
        this.hour = hour;
        this.inHour = inHour;
    }

    void add(long at) {
        long now = at / HOUR;
        if (now < hour) {
            return;
        }
        roll(now);
        inHour++;
    }

    private void roll(long now) {
        if (hour < 0) {
            hour = now;
            inHour = -1_000_000_000L; // an hour that began before we listened says nothing
            return;
        }
        if (now == hour) {
            return;
        }
        if (inHour >= 0) {
            learn(hour, inHour);
        }
        for (long empty = Math.max(hour + 1, now - HOURS); empty < now; empty++) {
            learn(empty, 0);
        }
        hour = now;
        inHour = 0;
    }

    private void learn(long index, long count) {
        int slot = slot(index);
        double before = hours[slot];
        hours[slot] = before < 0 ? count : before + SHARE * (Math.min(count, MOST * Math.max(before, 1)) - before);
    }

    private static int slot(long index) {
        return (int) Math.floorMod(index + THURSDAY, (long) HOURS);
    }

    /// Lines that are usual between two times; hours of which nothing is known (nor of the same hour of other days) count 0.
    double expected(long from, long to) {
        double lines = 0;
        for (long index = from / HOUR; index <= to / HOUR && index - from / HOUR < 2 * HOURS; index++) {
            double share = (Math.min(to, (index + 1) * HOUR) - Math.max(from, index * HOUR)) / (double) HOUR;
            lines += share * Math.max(0, usual(slot(index)));
        }
        return lines;
    }

    private double usual(int slot) {
        if (hours[slot] >= 0) {
            return hours[slot];
        }
        double[] others = new double[7];
        int known = 0;
        for (int other = slot % 24; other < HOURS; other += 24) {
            if (hours[other] >= 0) {
                others[known++] = hours[other];
            }
        }
        Arrays.sort(others, 0, known);
        return known == 0 ? -1 : others[known / 2];
    }

    /// How much more than on average comes at this time, 1 to 10.
    double season(long at) {
        double now = usual(slot(at / HOUR));
        double average = Arrays.stream(hours).filter(one -> one >= 0).average().orElse(0);
        return now <= 0 || average <= 0 ? 1 : Math.clamp(now / average, 1, 10);
    }

    double[] hours() {
        return hours.clone();
    }

    long hour() {
        return hour;
    }

    long inHour() {
        return inHour;
    }
}

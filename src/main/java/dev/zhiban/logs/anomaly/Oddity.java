package dev.zhiban.logs.anomaly;

/// How badly chance explains where records lie, as minus the decimal logarithm of a probability: 0 is likely, 3 is one in a
/// thousand. Chance means: each record of a kind falls on any line of the log alike.
public final class Oddity {

    /// From here on chance is no explanation: 0.5 %.
    public static final double CLEAR = 2.3;

    private static final double MOST = 12;

    private Oddity() {
    }

    /// That none of so many records came before the first one: (1 - p)ⁿ.
    public static double late(long firstLine, long lines, long count) {
        double after = 1 - (firstLine - 1.0) / Math.max(1, lines);
        return Math.min(MOST, -count * Math.log10(Math.clamp(after, 1e-9, 1)));
    }

    /// That none of so many records came after the last one.
    public static double early(long lastLine, long lines, long count) {
        return late(lines - lastLine + 1, lines, count);
    }

    /// That all of so many records came within so short a stretch: about n·rⁿ⁻¹.
    public static double together(long firstLine, long lastLine, long lines, long count) {
        if (count < 3) {
            return 0;
        }
        double stretch = Math.clamp((lastLine - firstLine + 1.0) / Math.max(1, lines), 1e-9, 1);
        return Math.clamp(-Math.log10(count) - (count - 1) * Math.log10(stretch), 0, MOST);
    }
}

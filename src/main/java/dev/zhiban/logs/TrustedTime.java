package dev.zhiban.logs;

/// Which times of a log can be true: one more than 35 days away from the others is taken for a mistake until the next one
/// confirms it.
final class TrustedTime {

    private static final long DAY = 86_400_000L;
    private static final long FAR = 35 * DAY;

    private long trustedAt = Tally.NO_TIME;
    private long doubtedAt = Tally.NO_TIME;

    /// The time (milliseconds since the epoch), or [Tally#NO_TIME] where it is not trusted.
    long of(long at) {
        return trustedAt != Tally.NO_TIME && Math.abs(at - trustedAt) < FAR ? confirmed(at) : doubted(at);
    }

    private long doubted(long at) {
        if (trustedAt == Tally.NO_TIME || doubtedAt != Tally.NO_TIME && Math.abs(at - doubtedAt) < DAY) {
            return confirmed(at);
        }
        doubtedAt = at;
        return Tally.NO_TIME;
    }

    private long confirmed(long at) {
        trustedAt = at;
        doubtedAt = Tally.NO_TIME;
        return at;
    }
}

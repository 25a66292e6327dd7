package dev.zhiban.logs.format;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

/// Reads timestamps of any usual kind from the bytes of a line. After [#read] gave true, [#end()] and [#millis()] hold the
/// result. A stamp without a year gets the latest year that does not lie in the future; one without a zone gets the given zone;
/// one without a date counts from the epoch. Not thread-safe.
public final class Timestamps {

    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final String DAYS = "montuewedthufrisatsun";

    private final ZoneId zone;
    private final boolean fixed;
    private final LocalDate tomorrow;
    private long cachedHour = Long.MIN_VALUE;
    private long cachedOffset;

    private final TimeOfDay time = new TimeOfDay();
    private int end;
    private long millis;
    private boolean zoned;
    private int offsetMinutes;
    private int year;
    private int month;
    private int day;

    public Timestamps(ZoneId zone, Clock clock) {
        this.zone = zone;
        this.fixed = zone.getRules().isFixedOffset();
        this.tomorrow = LocalDate.ofInstant(clock.instant(), zone).plusDays(1);
        if (fixed) {
            cachedOffset = zone.getRules().getOffset(LocalDateTime.of(2000, 1, 1, 0, 0)).getTotalSeconds() * 1000L;
        }
    }

    /// The position after the stamp that was read.
    public int end() {
        return end;
    }

    /// Milliseconds since the epoch.
    public long millis() {
        return millis;
    }

    /// The zone of stamps that name none.
    public ZoneId given() {
        return zone;
    }

    /// The offset that the stamp names, UTC for a count of seconds; null where it names none.
    public @Nullable ZoneOffset offset() {
        return zoned ? ZoneOffset.ofTotalSeconds(offsetMinutes * 60) : null;
    }

    TimeOfDay time() {
        return time;
    }

    /// Whether a timestamp begins at the position.
    public boolean read(Line line, int at) {
        year = -1;
        time.clear();
        zoned = false;
        byte first = line.at(at);
        if (Line.digit(first)) {
            return digits(line, at);
        }
        if (!Line.letter(first)) {
            return false;
        }
        int named = Digits.name(line, at, DAYS);
        if (named >= 0) {
            int next = at + 3;
            next = line.at(next) == ',' ? next + 1 : next;
            return line.at(next) == ' ' && read(line, line.skipBlanks(next)) && end > next + 6;
        }
        month = Digits.name(line, at, MONTHS) + 1;
        return month > 0 && monthFirst(line, at + 3);
    }

    private boolean digits(Line line, int at) {
        int after = line.digitsEnd(at);
        byte next = line.at(after);
        return switch (after - at) {
            case 1, 2 -> shortFirst(line, at, after, next) || scientific(line, at);
            case 4 -> next == '-' || next == '/' || next == '.' ? yearFirst(line, at, next) : monthAndDay(line, at, next);
            case 6 -> compactShort(line, at);
            case 8 -> compact(line, at);
            case 10 -> epoch(line, at, after, 1000L);
            case 13 -> epochFraction(line, at, after, 1);
            case 16 -> epochFraction(line, at, after, 1000);
            case 19 -> epochFraction(line, at, after, 1_000_000);
            default -> false;
        };
    }

    private boolean yearFirst(Line line, int at, byte separator) {
        year = Digits.number(line, at, at + 4);
        int monthEnd = line.digitsEnd(at + 5);
        if (monthEnd - at - 5 > 2 || line.at(monthEnd) != separator) {
            return false;
        }
        month = Digits.number(line, at + 5, monthEnd);
        int dayEnd = line.digitsEnd(monthEnd + 1);
        if (dayEnd == monthEnd + 1 || dayEnd - monthEnd > 3) {
            return false;
        }
        day = Digits.number(line, monthEnd + 1, dayEnd);
        return validDate() && (timeAfterDate(line, dayEnd) || dateOnly(line, dayEnd));
    }

    /// `0102 15:04:05.678` after a letter, as klog has it
    private boolean monthAndDay(Line line, int at, byte next) {
        month = Digits.number(line, at, at + 2);
        day = Digits.number(line, at + 2, at + 4);
        return next == ' ' && Line.letter(line.at(at - 1)) && sensibleYear() && validDate() && timeAfterDate(line, at + 4);
    }

    /// `20171223-22:15:29:606`, `20240102T150405Z`, `20240102 15:04:05`
    private boolean compact(Line line, int at) {
        year = Digits.number(line, at, at + 4);
        month = Digits.number(line, at + 4, at + 6);
        day = Digits.number(line, at + 6, at + 8);
        return year >= 1970 && year < 2100 && validDate() && timeAfterDate(line, at + 8);
    }

    /// `081109 203615`, `150101 12:00:00`
    private boolean compactShort(Line line, int at) {
        year = 2000 + Digits.number(line, at, at + 2);
        month = Digits.number(line, at + 2, at + 4);
        day = Digits.number(line, at + 4, at + 6);
        return validDate() && line.at(at + 6) == ' ' && timeAfterDate(line, at + 6);
    }

    private boolean shortFirst(Line line, int at, int after, byte next) {
        if (next == ':') {
            year = 1970;
            month = 1;
            day = 1;
            return after - at == 2 && time.read(line, at, true) && dated();
        }
        int a = Digits.number(line, at, after);
        int second = after + 1;
        if ((next == '/' || next == '-' || next == ' ') && Line.letter(line.at(second))) {
            return dayFirst(line, a, second, next);
        }
        if (next != '/' && next != '-' && next != '.') {
            return false;
        }
        int secondEnd = line.digitsEnd(second);
        if (secondEnd == second || secondEnd - second > 2) {
            return false;
        }
        int b = Digits.number(line, second, secondEnd);
        if (line.at(secondEnd) == next) {
            return threeNumbers(line, a, b, secondEnd + 1, next);
        }
        month = a;
        day = b;
        return line.at(secondEnd) == ' ' && sensibleYear() && validDate() && timeAfterDate(line, secondEnd);
    }

    private boolean dayFirst(Line line, int a, int at, byte separator) {
        month = Digits.name(line, at, MONTHS) + 1;
        if (month == 0) {
            return false;
        }
        day = a;
        int afterMonth = at + 3;
        if (line.at(afterMonth) != separator) {
            return false;
        }
        int yearEnd = line.digitsEnd(afterMonth + 1);
        if (yearEnd - afterMonth == 5) {
            year = Digits.number(line, afterMonth + 1, yearEnd);
            return validDate() && timeAfterDate(line, yearEnd);
        }
        return sensibleYear() && validDate() && timeAfterDate(line, afterMonth);
    }

    /// `17/06/09`, `06/09/2017`, `09.06.2017`
    private boolean threeNumbers(Line line, int a, int b, int at, byte separator) {
        int after = line.digitsEnd(at);
        int c = Digits.number(line, at, after);
        if (after - at == 4) {
            year = c;
            boolean dayFirst = separator == '.' || a > 12;
            month = dayFirst ? b : a;
            day = dayFirst ? a : b;
        } else if (after - at == 2) {
            year = 2000 + (a > 31 || (a > 12 && c <= 31) || separator == '/' && c <= 31 && b <= 12 ? a : c);
            boolean yearFirst = year == 2000 + a;
            month = yearFirst ? b : a;
            day = yearFirst ? c : b;
        } else {
            return false;
        }
        return validDate() && timeAfterDate(line, after);
    }

    /// After `Jun`: `14 15:16:01`, `14 2026 15:16:01`, `14, 2026 3:16:01 PM`, `14 15:16:01 2026`
    private boolean monthFirst(Line line, int at) {
        int dayAt = line.skipBlanks(at);
        int dayEnd = line.digitsEnd(dayAt);
        if (dayAt == at || dayEnd == dayAt || dayEnd - dayAt > 2) {
            return false;
        }
        day = Digits.number(line, dayAt, dayEnd);
        int next = line.at(dayEnd) == ',' ? dayEnd + 1 : dayEnd;
        int after = line.skipBlanks(next);
        int afterEnd = line.digitsEnd(after);
        if (afterEnd - after == 4 && line.at(afterEnd) != ':') {
            year = Digits.number(line, after, afterEnd);
            return validDate() && timeAfterDate(line, afterEnd);
        }
        if (!sensibleYear() || !validDate() || !timeAfterDate(line, next)) {
            return false;
        }
        int yearAt = end + 1;
        int yearEnd = line.digitsEnd(yearAt);
        if (line.at(end) == ' ' && yearEnd - yearAt == 4 && !Line.letter(line.at(yearEnd))) {
            int given = Digits.number(line, yearAt, yearEnd);
            if (given >= 1970 && given < 2100) {
                year = given;
                timeAfterDate(line, next);
                end = yearEnd;
            }
        }
        return true;
    }

    private boolean epoch(Line line, int at, int after, long factor) {
        long value = Digits.big(line, at, after);
        if (value < 946_684_800L || value > 4_102_444_800L || Line.letter(line.at(after))) {
            return false;
        }
        zoned(0);
        millis = value * factor;
        end = after;
        if (line.at(after) == '.' && Line.digit(line.at(after + 1))) {
            end = line.digitsEnd(after + 1);
            millis += Digits.fraction(line, after + 1, end);
        }
        return true;
    }

    private boolean epochFraction(Line line, int at, int after, long divisor) {
        long value = Digits.big(line, at, after) / divisor;
        if (value < 946_684_800_000L || value > 4_102_444_800_000L || Line.letter(line.at(after))) {
            return false;
        }
        zoned(0);
        millis = value;
        end = after;
        return true;
    }

    private boolean scientific(Line line, int at) {
        int after = ScientificEpoch.end(line, at);
        long value = after < 0 ? 0 : ScientificEpoch.millis(line, at);
        if (value < 946_684_800_000L || value > 4_102_444_800_000L) {
            return false;
        }
        zoned(0);
        millis = value;
        end = after;
        return true;
    }

    private boolean dateOnly(Line line, int at) {
        byte next = line.at(at);
        if (Line.letter(next) || next == '.' || next == '-' || next == '/') {
            return false;
        }
        millis = Digits.epochDay(year, month, day) * 86_400_000L;
        millis -= offset(millis);
        end = at;
        time.clear();
        return true;
    }

    private boolean timeAfterDate(Line line, int at) {
        return time.afterDate(line, at) && dated();
    }

    /// Date and time of day together.
    private boolean dated() {
        long local = Digits.epochDay(year, month, day) * 86_400_000L + time.millis();
        boolean dateless = year == 1970 && month == 1 && day == 1;
        millis = local - (time.zoned() ? time.offsetMinutes() * 60_000L : dateless ? 0 : offset(local));
        zoned = time.zoned();
        offsetMinutes = time.offsetMinutes();
        end = time.end();
        return true;
    }

    private void zoned(int minutes) {
        zoned = true;
        offsetMinutes = minutes;
    }

    private boolean sensibleYear() {
        year = tomorrow.getYear();
        if (month > tomorrow.getMonthValue() || (month == tomorrow.getMonthValue() && day > tomorrow.getDayOfMonth())) {
            year--;
        }
        return true;
    }

    private boolean validDate() {
        return month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    private long offset(long local) {
        if (fixed) {
            return cachedOffset;
        }
        long hour = Math.floorDiv(local, 900_000L);
        if (hour != cachedHour) {
            cachedHour = hour;
            LocalDateTime at = LocalDateTime.ofEpochSecond(Math.floorDiv(local, 1000L), 0, ZoneOffset.UTC);
            cachedOffset = zone.getRules().getOffset(at).getTotalSeconds() * 1000L;
        }
        return cachedOffset;
    }
}

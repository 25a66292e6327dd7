package dev.zhiban.logs.mining;

/// Dates and clocks of any shape inside a message.
final class Times extends Reading {

    Times(Reading of) {
        super(of);
    }

    boolean at(int i) {
        return clock(i) || date(i);
    }

    /// `12:34`, `12:34:56.789`, `1:02:03`
    private boolean clock(int i) {
        int hour = digits(i);
        if (hour - i > 2 || c(hour) != ':' || !digit(c(hour + 1)) || !digit(c(hour + 2))) {
            return false;
        }
        int at = hour + 3;
        if (c(at) == ':' && digit(c(at + 1)) && digit(c(at + 2))) {
            at += 3;
            if ((c(at) == '.' || c(at) == ',' || c(at) == ':') && digit(c(at + 1))) {
                at = digits(at + 1);
            }
        }
        if (wordChar(c(at)) || c(at) == ':' && wordChar(c(at + 1))) {
            return false;
        }
        end = at;
        return true;
    }

    /// A date, with the clock that follows it.
    private boolean date(int i) {
        int at = i;
        if (letter(c(i))) {
            if (!monthOrDay(i)) {
                return false;
            }
            at = i + 3;
            while (c(at) == ' ' || c(at) == ',') {
                at++;
            }
            if (letter(c(at)) && monthOrDay(at)) {
                at += 3;
                while (c(at) == ' ') {
                    at++;
                }
            }
            int after = digits(at);
            if (after == at || after - at > 2 || c(after) != ' ' && c(after) != ',') {
                return false;
            }
            int next = after + 1;
            while (c(next) == ' ') {
                next++;
            }
            int yearOrHour = digits(next);
            if (!(yearOrHour - next == 4 && !wordChar(c(yearOrHour))) && !clock(next)) {
                return false;
            }
            end = clock(next) ? end : yearOrHour;
            return tail();
        }
        int year = digits(at);
        char separator = c(year);
        int month = digits(year + 1);
        int day = digits(month + 1);
        boolean written = letter(c(year + 1)) && monthOrDay(year + 1);
        if (written) {
            month = year + 4;
            day = digits(month + 1);
        }
        if ((separator != '-' && separator != '/' && separator != '.') || c(month) != separator || day == month + 1) {
            return false;
        }
        int first = year - at;
        int last = day - month - 1;
        boolean longYear = first == 4 && last <= 2 || first <= 2 && last == 4;
        boolean shortYear = first == 2 && last == 2 && separator == '/' && c(day) == ' ' && digit(c(day + 1));
        if ((!longYear && !shortYear) || (!written && (month - year - 1 > 2 || month == year + 1)) || digit(c(day))) {
            return false;
        }
        end = day;
        return tail();
    }

    /// Takes a clock, a zone and a year that follow the date into the value.
    private boolean tail() {
        int date = end;
        char joint = c(date);
        if ((joint == 'T' || joint == ' ' || joint == '-' || joint == ':' || joint == '_') && digit(c(date + 1))) {
            int at = date + 1;
            int hour = digits(at);
            boolean dots = c(hour) == '.' && hour - at == 2;
            if (dots || clockLoose(at)) {
                end = at;
                while (digit(c(end)) || ((c(end) == '.' || c(end) == ':' || c(end) == ',') && digit(c(end + 1)))) {
                    end++;
                }
            }
        }
        if (c(end) == 'Z' && !wordChar(c(end + 1))) {
            end++;
        } else if ((c(end) == '+' || c(end) == '-') && digit(c(end + 1)) && digit(c(end + 2)) && end > date) {
            end = digits(end + 1);
            end = c(end) == ':' && digit(c(end + 1)) ? digits(end + 1) : end;
        } else if (c(end) == ' ' && digits(end + 1) - end == 5 && (c(end + 1) == '1' || c(end + 1) == '2') && end > date) {
            end += 5;
        }
        return true;
    }

    private boolean clockLoose(int at) {
        int hour = digits(at);
        return hour - at <= 2 && c(hour) == ':' && digit(c(hour + 1));
    }

    private boolean monthOrDay(int i) {
        if (letter(c(i + 3)) || !letter(c(i + 2)) || !letter(c(i + 1)) || !capital(c(i))) {
            return false;
        }
        String name = text.substring(i, i + 3);
        return " Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec Mon Tue Wed Thu Fri Sat Sun ".contains(" " + name + " ");
    }
}

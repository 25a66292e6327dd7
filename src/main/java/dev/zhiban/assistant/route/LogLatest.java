package dev.zhiban.assistant.route;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/// "The last ten minutes", "最近半小时": a time that ends where the log does.
///
/// @param rest of the question without it
record LogLatest(Duration span, String rest) {

    private static final int FEW = 5;
    private static final List<String> NUMERALS = List.of("零", "一", "二", "三", "四", "五", "六", "七", "八", "九");
    private static final List<String> NUMBERS = List.of("", "one", "two", "three", "four", "five", "six", "seven", "eight",
            "nine",
            "ten");
    private static final Pattern SAID = Pattern.compile(
            "(?:在|从)?(?:最近|过去|最后|近)的?这? ?(\\d{1,3}|[一两二三四五六七八九十]{1,3}|几|半)? ?个?(半)?(秒|分钟|小时|钟头|天)钟?(?:之内|以内|内|里|以来|中|的时间)?"
                    + "|\\b(?:in |over |during |from |for |within |of )?(?:the |these )?(?:last|past|final|latest|most recent) "
                    + "(?:(\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|few|couple of|several|half(?: an?)?) )?"
                    + "(second|sec|minute|min|hour|hr|day)s?\\b");

    /// @param text in small letters
    static Optional<LogLatest> in(String text) {
        Matcher said = SAID.matcher(text);
        if (!said.find()) {
            return Optional.empty();
        }
        boolean chinese = said.group(3) != null;
        String number = chinese ? said.group(1) : said.group(4);
        ChronoUnit unit = unit(chinese ? said.group(3) : said.group(5));
        Duration whole = unit.getDuration().multipliedBy(count(number));
        boolean half = number != null && (number.equals("半") || number.startsWith("half"));
        boolean more = said.group(2) != null;
        Duration span = half || more && number == null ? unit.getDuration().dividedBy(2)
                : more ? whole.plus(unit.getDuration().dividedBy(2)) : whole;
        return Optional.of(new LogLatest(span,
                (text.substring(0, said.start()) + " " + text.substring(said.end())).strip()));
    }

    private static ChronoUnit unit(String name) {
        return switch (name) {
            case "秒", "second", "sec" -> ChronoUnit.SECONDS;
            case "分钟", "minute", "min" -> ChronoUnit.MINUTES;
            case "天", "day" -> ChronoUnit.DAYS;
            default -> ChronoUnit.HOURS;
        };
    }

    private static int count(@Nullable String number) {
        if (number == null) {
            return 1;
        }
        if (Character.isDigit(number.charAt(0))) {
            return Math.max(1, Integer.parseInt(number));
        }
        int word = NUMBERS.indexOf(number);
        return word > 0 ? word : switch (number) {
            case "几", "few", "couple of", "several" -> FEW;
            case "两" -> 2;
            default -> numeral(number);
        };
    }

    /// Up to ninety-nine: 十五, 三十, 四十五.
    private static int numeral(String number) {
        int ten = number.indexOf('十');
        if (ten < 0) {
            return Math.max(1, NUMERALS.indexOf(number.substring(0, 1)));
        }
        int tens = ten == 0 ? 1 : NUMERALS.indexOf(number.substring(0, 1));
        int ones = ten == number.length() - 1 ? 0 : NUMERALS.indexOf(number.substring(ten + 1, ten + 2));
        return Math.max(1, tens * 10 + ones);
    }
}

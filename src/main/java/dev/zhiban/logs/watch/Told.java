package dev.zhiban.logs.watch;

import dev.zhiban.logs.intake.Alert;
import dev.zhiban.logs.knownerror.KnownError;
import dev.zhiban.platform.text.Text;

/// What a warning says, in both languages.
final class Told {

    private static final int LONGEST = 300;

    private Told() {
    }

    static Text fresh(Template template) {
        String text = cut(template.text);
        return Text.of("从未出现过的错误：" + text, "An error that never came before: " + text);
    }

    static Text burst(Template template) {
        String text = cut(template.text);
        return Text.of("五分钟内 " + template.pace.inBin() + " 次，平常约 " + usual(template.pace) + " 次：" + text,
                template.pace.inBin() + " times within five minutes, usually about " + usual(template.pace) + ": " + text);
    }

    static Text volume(Pace pace) {
        return Text.of("日志量激增：五分钟内 " + pace.inBin() + " 行，平常约 " + usual(pace) + " 行",
                "Far more lines than usual: " + pace.inBin() + " within five minutes, usually about " + usual(pace));
    }

    static Text silence(long minutes, double expected) {
        long lines = Math.round(expected);
        return Text.of("已经 " + minutes + " 分钟没有日志，平常这段时间约有 " + lines + " 行",
                "Silent for " + minutes + " minutes, in which about " + lines + " lines are usual");
    }

    static Text known(KnownError error) {
        return Text.of("已知错误：" + error.title().zh(), "A known error: " + error.title().en());
    }

    static Text alert(Alert alert) {
        String what = alert.name() + (alert.where().isEmpty() ? "" : " (" + alert.where() + ")")
                + (alert.summary().isEmpty() ? "" : ": " + alert.summary());
        return Text.of("监控告警：" + cut(what), "Alert: " + cut(what));
    }

    private static String usual(Pace pace) {
        double usual = pace.usual();
        long tenths = Math.round(usual * 10);
        return usual >= 10 || tenths % 10 == 0 ? Long.toString(Math.round(usual)) : Double.toString(tenths / 10.0);
    }

    static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return text.substring(0, end) + "…";
    }
}

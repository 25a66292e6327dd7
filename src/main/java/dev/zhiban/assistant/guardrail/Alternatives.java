package dev.zhiban.assistant.guardrail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import com.google.re2j.Pattern;

/// Words of which one excludes the others: opposites, numerals, units of time, comparisons. A member that the passage's place
/// does not have, where it has another one of the same row, is a change of what is said.
final class Alternatives {

    private static final List<List<Word>> ROWS = rows(
            "打开 关闭", "开启 关闭", "启用 禁用", "启用 停用", "勾选 取消勾选", "允许 禁止", "允许 拒绝", "增加 减少", "连接 断开", "安装 卸载", "上传 下载",
            "加入 退出", "内网 外网", "公司内 公司外", "之内 之外", "左 右", "最大 最小", "高于 低于", "多于 少于 等于", "超过 少于 低于", "至少 最多",
            "成功 失败", "登录 注销", "加密 解密", "锁定 解锁", "保留 删除", "必须 可选", "开始 结束", "手动 自动", "大写 小写", "公共 专用", "只读 读写",
            "以内 以外", "以上 以下", "有线 无线", "在线 离线", "内部 外部", "本地 远程", "正常 异常", "前 后", "电脑端 手机端 网页版",
            "家庭版 专业版 企业版 教育版", "一 二 两 三 四 五 六 七 八 九 十", "秒 分钟 小时 天 工作日 周 月 年", "上午 下午", "周末 工作日", "进 出",
            "enable disable", "on off", "open close", "allow block", "allow deny", "before after", "connect disconnect",
            "install uninstall", "increase decrease raise lower", "start stop", "lock unlock", "upload download",
            "check uncheck", "select clear", "add remove", "keep delete", "always never", "more fewer", "more less",
            "left right", "public private", "minimum maximum", "automatic manual", "automatically manually", "first last",
            "inside outside", "online offline", "internal external", "read-only read-write", "newer older", "new old",
            "front rear back", "upper lower", "host guest", "sender recipient", "client server", "home pro enterprise",
            "two three four five six seven eight nine ten twelve", "once twice thrice",
            "second minute hour day week month year", "weekday weekend", "morning evening", "tcp udp", "http https",
            "ipv4 ipv6",
            "zh en", "debian rhel", "least most", "up down", "in out", "same different", "must optional", "wired wireless");
    private static final Pattern HARMLESS = Pattern.compile(
            "日志|日历|日期|一般|一下|一直|一样|一次性|统一|唯一|一些|一定|同一|一起|万一|前面|后面|后台|目前|当前|以前的|先后|前后|月份|周期|年度|进行|进入|输入|突出|出现|导出|退出码|进程|出纸|进纸|sign in|sign out|log in|log out|log on|plug in|plugged in|open ticket|turns up|look up|set up|back up|in out");

    private record Word(String text, Pattern pattern) {
    }

    private Alternatives() {
    }

    private static List<List<Word>> rows(String... rows) {
        List<List<Word>> all = new ArrayList<>();
        for (String row : rows) {
            all.add(Arrays.stream(row.split(" ")).map(word -> new Word(word, pattern(word))).toList());
        }
        return List.copyOf(all);
    }

    private static Pattern pattern(String word) {
        return Character.isIdeographic(word.codePointAt(0)) ? Pattern.compile(Pattern.quote(word))
                : Pattern.compile("(?:^|[^a-z])" + Pattern.quote(word) + "(?:e?s|e?d|ing)?(?:$|[^a-z])");
    }

    /// Whether the one says a word that the other has not, and the other another word of the same row that the one has not.
    static boolean differ(String said, String there) {
        String one = plain(said);
        String other = plain(there);
        return ROWS.stream().anyMatch(row -> {
            List<Word> here = in(row, one);
            List<Word> others = in(row, other);
            return !here.isEmpty() && !others.isEmpty() && here.stream().anyMatch(word -> !others.contains(word))
                    && others.stream().anyMatch(word -> !here.contains(word));
        });
    }

    private static String plain(String text) {
        return HARMLESS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
    }

    /// A word that stands only within a longer one of its row (勾选 in 取消勾选) is not said.
    private static List<Word> in(List<Word> row, String text) {
        return row.stream().filter(word -> {
            String rest = text;
            for (Word longer : row) {
                rest = longer.text().length() > word.text().length() && longer.text().contains(word.text())
                        ? rest.replace(longer.text(), " ")
                        : rest;
            }
            return word.pattern().matcher(rest).find();
        }).toList();
    }
}

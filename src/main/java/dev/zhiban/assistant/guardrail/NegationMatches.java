package dev.zhiban.assistant.guardrail;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.google.re2j.Pattern;

/// Where the passage says "do", the sentence does not say "do not"; where it says "on", not "off".
final class NegationMatches implements SentenceRule {

    private static final double ALIKE = 0.5;
    private static final Pattern HARMLESS = Pattern.compile(
            "不仅|不但|不过|不断|不妨|不同|不只|不管|不论|无论|无线|非常|别名|别的|分别|特别|识别|级别|类别|区别|未来|是不是|能不能|有没有|是否|要不要|可不可以|无需担心|not only|no longer than|no later");
    private static final Pattern NO = Pattern.compile(
            "不|没|无|未|别|勿|禁|莫|\\b(?:not|no|never|without|cannot|nor|none|avoid|unable|neither)\\b|n't\\b");
    private static final List<String[]> OPPOSITES = List.of(
            pair("打开", "关闭"), pair("开启", "关闭"), pair("启用", "禁用"), pair("启用", "停用"), pair("勾选", "取消勾选"), pair("允许", "禁止"),
            pair("允许", "拒绝"), pair("增加", "减少"), pair("之前", "之后"), pair("前", "后"), pair("连接", "断开"), pair("安装", "卸载"),
            pair("上传", "下载"), pair("加入", "退出"), pair("内网", "外网"), pair("左", "右"), pair("最大", "最小"), pair("高于", "低于"),
            pair("超过", "少于"), pair("至少", "最多"), pair("成功", "失败"), pair("登录", "注销"), pair("加密", "解密"), pair("锁定", "解锁"),
            pair("保留", "删除"), pair("必须", "可选"), pair("开始", "结束"), pair("手动", "自动"), pair("大写", "小写"), pair("公共", "专用"),
            pair("enable", "disable"), pair("on", "off"), pair("open", "close"), pair("allow", "block"), pair("allow", "deny"),
            pair("before", "after"), pair("connect", "disconnect"), pair("install", "uninstall"), pair("increase", "decrease"),
            pair("start", "stop"), pair("lock", "unlock"), pair("upload", "download"), pair("check", "uncheck"),
            pair("select", "clear"), pair("add", "remove"), pair("keep", "delete"), pair("always", "never"),
            pair("least", "most"), pair("more", "less"), pair("left", "right"), pair("public", "private"),
            pair("minimum", "maximum"), pair("sign in", "sign out"), pair("automatic", "manual"), pair("first", "last"));

    private static String[] pair(String one, String other) {
        return new String[] { one, other };
    }

    @Override
    public boolean allows(Sentence sentence, Cited cited) {
        return sentence.isCode() || Cited.clausesOf(sentence.plain()).stream().allMatch(clause -> agrees(clause, cited));
    }

    private static boolean agrees(String clause, Cited cited) {
        Optional<String> there = cited.aligned(clause, ALIKE);
        return there.isEmpty() || negates(clause) == negates(there.get()) && !opposite(clause, there.get());
    }

    private static boolean negates(String clause) {
        return NO.matcher(HARMLESS.matcher(clause.toLowerCase(Locale.ROOT)).replaceAll("")).find();
    }

    private static boolean opposite(String said, String there) {
        String one = said.toLowerCase(Locale.ROOT);
        String other = there.toLowerCase(Locale.ROOT);
        return OPPOSITES.stream()
                .anyMatch(pair -> swapped(one, other, pair[0], pair[1]) || swapped(one, other, pair[1], pair[0]));
    }

    /// The one has only `a`, the other only `b`; a word that contains its opposite (取消勾选, uncheck) counts as itself.
    private static boolean swapped(String one, String other, String a, String b) {
        return has(one, a, b) && !has(one, b, a) && has(other, b, a) && !has(other, a, b);
    }

    private static boolean has(String text, String word, String opposite) {
        String rest = opposite.length() > word.length() && opposite.contains(word) ? text.replace(opposite, "") : text;
        if (!Character.isIdeographic(word.codePointAt(0))) {
            int at = rest.indexOf(word);
            while (at >= 0) {
                if (at == 0 || !Character.isLetter(rest.charAt(at - 1))) {
                    int end = at + word.length();
                    boolean whole = end >= rest.length() || !Character.isLetter(rest.charAt(end)) || word.length() > 3;
                    if (whole) {
                        return true;
                    }
                }
                at = rest.indexOf(word, at + 1);
            }
            return false;
        }
        return rest.contains(word);
    }
}

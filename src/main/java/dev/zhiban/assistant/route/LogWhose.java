package dev.zhiban.assistant.route;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.re2j.Pattern;

import dev.zhiban.logs.Attribute;

/// "Which host has most errors", "按线程统计报错", "errors per user".
enum LogWhose {
    HOST(Attribute.HOST, "主机|机器|服务器|节点|实例|设备", "hosts?|servers?|machines?|nodes?|instances?|pods?"),
    THREAD(Attribute.THREAD, "线程", "threads?"),
    LOGGER(Attribute.LOGGER, "模块|组件|服务|应用|程序|类|logger|系统",
            "loggers?|modules?|components?|services?|class(?:es)?|apps?|programs?"),
    USER(Attribute.USER, "用户|账号|账户|人", "users?|accounts?",
            "\\bwho (?:gets?|got|has|had|sees?|causes?)\\b|谁.{0,4}(?:报错|出错|错误|异常|失败)"),
    TENANT(Attribute.TENANT, "租户|客户|客户端", "tenants?|customers?|clients?"),
    ADDRESS(Attribute.ADDRESS, "ip|地址|来源", "ips?|ip addresses|address(?:es)?|sources?"),
    ENDPOINT(Attribute.ENDPOINT, "接口|路径|url|请求", "endpoints?|paths?|urls?|apis?|routes?");

    private static final String ANY_ZH = "(?:哪|什么|那)(?:一)?(?:台|个|些|几个|几台|位|种)? ?";
    private static final Pattern MOST = Pattern.compile(
            "最多|最频繁|最严重|集中|分别|各(?:有|自|是)?|统计|排名|排行|分组|报错|出错|错误|异常|失败|\\b(?:most|worst|top|errors?|fail\\w*|exceptions?|warnings?|count|group|break ?down|noisiest|logs)\\b");
    private static final Pattern ASKS_WHEN = Pattern.compile("什么时候|几点|为什么|怎么|\\bwhen\\b|\\bwhy\\b|\\bhow (?:do|can|to)\\b");

    private final Attribute attribute;
    private final Pattern asked;
    private final Pattern name;

    LogWhose(Attribute attribute, String zh, String en, String... also) {
        this.attribute = attribute;
        asked = Pattern.compile(ANY_ZH + "(?:" + zh + ")|最(?:多|频繁|严重)的(?:那)?(?:一)?(?:台|个|些|位)? ?(?:" + zh
                + ")|(?:按|每(?:一)?(?:个|台)?|各(?:个|台)?) ?(?:" + zh
                + ")|\\b(?:which|what|whose) (?:\\w+ )?(?:" + en + ")\\b|\\b(?:by|per|each|every|across) (?:" + en
                + ")\\b|\\btop (?:\\d+ )?(?:" + en + ")\\b|\\b(?:worst|noisiest) (?:" + en + ")\\b|\\b(?:" + en
                + ") with (?:the )?most\\b"
                + Stream.of(also).map("|"::concat).collect(Collectors.joining()));
        name = Pattern.compile(zh + "|\\b(?:" + en + ")\\b");
    }

    /// @param text in small letters
    static Optional<LogWhose> in(String text) {
        return MOST.matcher(text).find() && !ASKS_WHEN.matcher(text).find()
                ? Arrays.stream(values()).filter(one -> one.asked.matcher(text).find()).findFirst()
                : Optional.empty();
    }

    Attribute attribute() {
        return attribute;
    }

    /// The text without what asks whose.
    String removedFrom(String text) {
        return name.matcher(asked.matcher(text).replaceAll(" ")).replaceAll(" ");
    }
}

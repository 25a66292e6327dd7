package dev.zhiban.assistant.route;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import com.google.re2j.Pattern;

/// What people ask a log about in words of their own, and how logs write it.
enum LogTopics {
    TIMEOUT("超时|\\btime-?outs?\\b|\\btim(?:ed?|ing|es) ?out\\b",
            "timeout", "timed out", "time out", "time-out", "deadline exceeded", "超时"),
    MEMORY("内存(?:溢出|不足|不够|耗尽|泄漏|告警|报警|问题|错误|异常)|爆内存|\\boom\\b|\\bout of memory\\b|\\boutofmemory\\b|\\bmemory (?:alert|alarm|error|problem|warning|issue)s?\\b",
            "outofmemory", "out of memory", "oom-kill", "oomkilled", "cannot allocate memory", "内存不足", "内存溢出"),
    DISK("[磁硬]盘(?:满|空间|不足|写满|告警|报警|问题|错误|异常|故障)|\\bdisk (?:is )?full\\b|\\bno space\\b|\\bdisk (?:space|alert|alarm|error|problem|warning|issue|failure)s?\\b",
            "no space left", "disk full", "disk is full", "disk quota", "not enough space", "i/o error",
            "read-only file system", "disk usage", "disk error", "disk failure", "磁盘"),
    REFUSED("(?:连接|请求)?被?拒绝连接|连接(?:被)?拒绝|\\bconnections? refused\\b|\\brefused connections?\\b",
            "refused", "拒绝连接", "连接被拒绝"),
    LOST("(?:连接|网络)(?:中断|断开|断了|重置)|断线|掉线|\\bdisconnect\\w*\\b|\\bconnections? (?:reset|lost|closed|drop\\w*)\\b|\\bbroken pipe\\b",
            "connection reset", "broken pipe", "disconnect", "connection closed", "connection lost", "连接断开", "连接中断"),
    DENIED("没有?权限|权限(?:不足|问题|错误)|拒绝访问|\\b(?:permission|access) denied\\b|\\bforbidden\\b|\\bunauthori[sz]ed\\b|\\bpermission (?:problems?|errors?)\\b",
            "permission denied", "access denied", "forbidden", "unauthorized", "not permitted", "拒绝访问", "权限"),
    LOGIN("登录失败|登陆失败|密码错误|认证失败|\\b(?:login|logon|authentication|auth) fail\\w*\\b|\\bfailed (?:logins?|passwords?)\\b|\\bwrong passwords?\\b",
            "authentication fail", "failed password", "login fail", "failed login", "logon failure", "invalid user",
            "bad credentials", "登录失败", "认证失败"),
    DEADLOCK("死锁|\\bdead-?locks?\\b", "deadlock", "死锁"),
    RESTART("重启|重新启动|\\brestart\\w*\\b|\\breboot\\w*\\b", "restart", "reboot", "重启", "重新启动"),
    CRASH("崩溃|闪退|段错误|\\bcrash\\w*\\b|\\bsegfaults?\\b|\\bcore dumps?\\b",
            "segfault", "segmentation fault", "core dump", "crash", "panic", "崩溃"),
    RETRY("重试|\\bretr(?:y|ies|ied|ying)\\b", "retry", "retries", "retried", "重试"),
    CERTIFICATE("证书|\\bcertificates?\\b|\\b(?:ssl|tls)\\b", "certificate", "ssl", "tls", "证书"),
    NAMES("域名解析|解析失败|\\bdns\\b|\\bname resolution\\b",
            "unknownhost", "name resolution", "name or service not known", "no such host", "nxdomain", "dns");

    private final Pattern asked;
    private final List<String> written;

    LogTopics(String asked, String... written) {
        this.asked = Pattern.compile(asked);
        this.written = List.of(written);
    }

    /// @param text in small letters
    static Optional<LogTopics> in(String text) {
        return Arrays.stream(values()).filter(one -> one.asked.matcher(text).find()).findFirst();
    }

    /// In small letters.
    List<String> written() {
        return written;
    }

    /// The text without what names the topic.
    String removedFrom(String text) {
        return asked.matcher(text).replaceAll(" ");
    }
}

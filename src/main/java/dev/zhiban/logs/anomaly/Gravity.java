package dev.zhiban.logs.anomaly;

import java.util.regex.Pattern;

/// What a message tells of by the words it has, beside any level. Applied to one message of each shape, which in some logs is
/// every message; the patterns have no nested repetition.
public final class Gravity {

    private static final int HEAD = 1000;
    private static final String TROUBLES = """
            errors?|fail|fails|failed|failures?|failing|fatal|panic|exceptions?|cannot|can't|could not|couldn't|refused|denied|timeout\
            |timed out|unable|critical|segfault|killed|out of memory|oom|corrupt|corrupted|aborted|crash|crashed|unreachable|rejected\
            |not permitted|no space left|no such file|unavailable|overflow|deadlock|violation|lost|broken|exhausted|too many open""";
    private static final String TROUBLES_ANYWHERE = "错误|失败|异常|超时|拒绝|崩溃|不可用|无法|中断|宕机|耗尽";
    private static final Pattern TROUBLE = Pattern.compile(
            "\\b(" + TROUBLES + ")\\b|(?i:Exception|Error)\\b:|" + TROUBLES_ANYWHERE, Pattern.CASE_INSENSITIVE);
    private static final Beginnings TROUBLE_BEGINS = new Beginnings(TROUBLES, "exception|error|" + TROUBLES_ANYWHERE);
    /// What says that there is none, or only names such a thing: "0 errors", "error log opened", "timeout set to 30 s".
    private static final Pattern NONE = Pattern.compile(
            """
                    \\b(no|0|zero|without|any) (more |new |further )?\\w{0,12} ?(errors?|failures?|exceptions?|failed|timeouts?|problems?)\\b\
                    |\\b(errors?|failed|failures?|fail|lost|rejected|aborted|timeouts?|broken|dropped|killed|exceptions?)"?[=: ]+"?0\\b\
                    |\\b0 (failed|lost|rejected|aborted|broken|killed|dropped)\\b\
                    |\\berrors? ?(log|logs|file|page|pages|handler|handlers|reporter|reporting|budget|rate|count|counter|code 0|channel|stream|queue|mapper)\\b\
                    |\\b(timeout|timeouts)(_ms|_s)?[=: ]+\\d|\\btimeouts? (is |was )?(set|of|configured|is \\d)|\\b(set|with|default|idle|read|connect|session) timeout\\b\
                    |\\b(retry|retried|recover|recovered|recovering) (from|after)\\b|\\bno longer\\b|\\bcrash ?reporter\\b|\\bfail-?safe\\b\
                    |无错误|没有错误|错误数?[=:： ]*0\\b|失败数?[=:： ]*0\\b|未发现异常|无异常|没有异常""",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern EXHAUSTED = Pattern.compile(
            """
                    \\bout of memory\\b|OutOfMemoryError|\\bOOM[- ]?kill|\\boom_reaper\\b|cannot allocate memory|memory allocation .{0,40}failed|heap space\
                    |GC overhead limit|\\bno space left|\\bdisk (is )?full\\b|filesystem .{0,40}full|too many open files|\\bENOSPC\\b|\\bEMFILE\\b|\\bENOMEM\\b\
                    |quota (was |is |has been )?exceeded|too many (connections|clients|processes|threads)|max_connections|connection slots are reserved\
                    |(pool|slots?|threads?|workers?|connections?|handles|descriptors|memory|buffers?|heap|inodes?)\\b.{0,24} (is |are |was |were )?(exhausted|depleted|used up)\
                    |(exhausted|ran out of|running out of|run out of) .{0,40}(pool|slots?|threads?|workers?|connections?|handles|descriptors|memory|buffers?|heap|inodes?|disk|space)\
                    |unable to create (new )?native thread|resource temporarily unavailable\
                    |磁盘(空间)?(已满|不足)|空间不足|内存(不足|溢出|耗尽)|连接(数|池).{0,6}(已满|耗尽|上限|不足)|句柄(数)?.{0,6}(耗尽|不足|上限)""",
            Pattern.CASE_INSENSITIVE);
    private static final Beginnings EXHAUSTED_BEGINS = new Beginnings("",
            "out of|OutOf|OOM|cannot|memory|heap|GC overhead|no space|disk|filesystem|too many|ENOSPC|EMFILE|ENOMEM|quota|max_|connection"
                    + "|pool|slot|thread|worker|handles|descriptors|buffer|inode|exhausted|ran out|run|unable|resource|磁盘|空间|内存|连接|句柄");
    private static final Pattern STARTS = Pattern.compile(
            """
                    \\b(booting|boot id|rebooted|restarted|restarting|startup|server start(ed)?|service start(ed)?|application start(ed|ing)?|starting (up|server|service|application|daemon|version|[A-Z]\\w+Application)\
                    |started \\w+ in [\\d.]+ s|initiali[sz]ing|listening on|ready to accept|linux version|ready for connections|now listening|system is ready|daemon started|process started)\\b\
                    |启动(完成|成功|中)?|重启|开始监听""",
            Pattern.CASE_INSENSITIVE);
    private static final Beginnings STARTS_BEGINS = new Beginnings(
            "boot|reboot|restart|startup|server|service|application|start|initiali|listening|ready|linux|now|system|daemon|process",
            "启动|重启|开始");
    private static final Pattern CHANGES = Pattern.compile(
            """
                    \\b(config|configuration|settings|deploy|deployed|deployment|release|rollout|roll(ed|ing)? ?(out|back)|reload|reloaded|reloading|upgrad\\w+|migrat\\w+|failover|switch(ed|ing|over)?\
                    |promot\\w+|demot\\w+|feature flag|flag|enabled|disabled|rotat\\w+|expir\\w+|renew\\w+|certificate|removed|deleted|dropped|changed|updated|replaced|scal(ed|ing)|drain\\w*|evict\\w+|elected|leader|primary|standby|maintenance\
                    |unmounted|detached|link (is )?down|shutting down|stopp(ed|ing)|terminat\\w+|sigterm|revoked|applied|schema|limit|resized?|reduced|lowered)\\b|配置|发布|部署|切换|升级|过期|变更|下线|停用|修改|调整""",
            Pattern.CASE_INSENSITIVE);

    private Gravity() {
    }

    /// Whether a message that names no level tells of trouble.
    public static boolean trouble(String message) {
        String head = head(message);
        return TROUBLE_BEGINS.find(TROUBLE, head) && !NONE.matcher(head).find();
    }

    /// Whether the message itself begins with "warning".
    public static boolean warns(String message) {
        return message.stripLeading().regionMatches(true, 0, "warn", 0, 4);
    }

    /// Whether memory, disk, handles, a pool or a quota is used up.
    public static boolean exhausted(String message) {
        String head = head(message);
        return EXHAUSTED_BEGINS.find(EXHAUSTED, head) && !NONE.matcher(head).find();
    }

    /// Whether something starts up.
    public static boolean starts(String message) {
        return STARTS_BEGINS.find(STARTS, head(message));
    }

    /// Whether somebody or something changed how things run: what often comes before trouble.
    public static boolean changes(String message) {
        return CHANGES.matcher(head(message)).find();
    }

    private static String head(String message) {
        return message.length() > HEAD ? message.substring(0, HEAD) : message;
    }
}

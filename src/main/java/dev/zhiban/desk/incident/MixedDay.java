package dev.zhiban.desk.incident;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

import dev.zhiban.logs.Anomaly;
import dev.zhiban.logs.RehearsedSource;

/// A made-up working day after two ordinary weeks, by chance with a seed: people ask about everything in two languages; at some
/// hour the mail server gets a fault that its log never had, and thirty people report it over the next two and a half hours in
/// their own words, with typing errors, and are shown this article or that. Meanwhile a few report a printer, whose log has
/// nothing new; another program's log gets an error that nobody feels; each log has its daily errors.
final class MixedDay {

    static final int AFFECTED = 30;
    static final String SERVICE = "mail";

    private static final Instant MIDNIGHT = Instant.parse("2026-11-18T00:00:00Z");
    private static final int DAYS_BEFORE = 14;
    private static final int DAYS_LISTENED = 2;
    private static final int MINUTES = 24 * 60;
    private static final int REPORTS_OF_A_DAY = 90;
    private static final int SMALL_TROUBLE = 4;

    private static final List<String> MAIL = List.of("邮箱登录不了", "outlook 一直转圈", "收不到邮件了", "邮件发不出去，提示连接失败", "邮箱打开是白屏",
            "我的邮件客户端报错，连接服务器超时", "邮件服务器无法连接", "Outlook 显示已断开连接", "手机上的邮箱同步失败", "发邮件一直卡在发件箱", "网页版邮箱打不开",
            "邮箱突然要我重复输入密码，输了还是不行", "今天上午开始收发邮件都失败", "outlook 连不上服务器，重启也不行", "mail is down?",
            "Outlook cannot connect to the server",
            "can't send mail since this morning", "my inbox does not load", "e-mail stuck in outbox",
            "outlook keeps asking for my password",
            "no new mail for an hour, outlook shows disconnected", "web mail is unreachable",
            "mail app on the phone fails to sync",
            "sending mail times out");
    private static final List<String> WITHOUT_THE_NAME = List.of("客户端提示与服务器的连接失败，发不出去", "一直提示正在连接服务器，转圈",
            "it says cannot connect to the server and keeps asking for the password", "stuck in the outbox since this morning");
    private static final List<String> MAIL_ARTICLES = List.of("outlook-disconnected", "outlook-disconnected",
            "mail-not-received",
            "outlook-disconnected-en", "mailbox-full", "connected-no-internet", "");
    private static final Map<String, List<String>> OTHERS = Map.ofEntries(
            Map.entry("vpn-cannot-connect", List.of("VPN 连不上，错误 809", "vpn cannot connect from home", "在家 VPN 一直断开")),
            Map.entry("vpn-slow-drops", List.of("VPN 很慢", "vpn drops every ten minutes")),
            Map.entry("connected-no-internet", List.of("连上了网但打不开网页", "connected but no internet")),
            Map.entry("wifi-corporate-8021x", List.of("公司 wifi 连不上", "wifi keeps disconnecting on floor 5")),
            Map.entry("windows-slow", List.of("电脑很慢，打开文件卡", "laptop is slow after the update")),
            Map.entry("windows-blue-screen", List.of("电脑蓝屏了", "blue screen and crash twice today")),
            Map.entry("office-crash-repair", List.of("Excel 文件打不开", "word crashes when saving")),
            Map.entry("account-locked-out", List.of("忘记了域密码，无法登录", "my account is locked, cannot sign in")),
            Map.entry("sso-login-loop", List.of("报销系统登录不上，一直跳转", "sso sign-in loops and fails")),
            Map.entry("external-screen-dock", List.of("屏幕花屏", "second screen not working on the dock")),
            Map.entry("meeting-no-sound-microphone-camera", List.of("会议室投影没有反应", "no sound in the meeting, microphone fails")),
            Map.entry("shared-drive-not-accessible", List.of("共享盘打不开", "cannot access the shared drive")),
            Map.entry("printer-offline-queue-stuck", List.of("打印机脱机了", "printer offline, queue stuck")),
            Map.entry("mailbox-full", List.of("邮箱满了收不到附件", "mailbox full, cannot send attachments")),
            Map.entry("mfa-setup-new-phone", List.of("换了手机，验证码收不到", "new phone, authenticator does not work")),
            Map.entry("certificate-warning", List.of("网页提示证书错误", "certificate error on the intranet page")));
    private static final List<String> PRINTER = List.of("三楼打印机没有反应", "打印出来全是白纸，失败", "printer on floor 3 does not print",
            "打印任务卡住了");
    private static final List<String> BEFORE = List.of("", "", "你好，", "急！", "请问 ", "hi, ", "老师好，", "早上好，");
    private static final List<String> AFTER = List.of("", "", "，怎么办", "，谢谢", " please help", "，很急", "，同事也是", "!!");
    private static final Map<String, String> MISTYPED = Map.of("邮箱", "油箱", "邮件", "有件", "登录", "登陆", "连接", "链接", "收不到", "收不倒",
            "outlook", "outlok", "Outlook", "Outllook", "mail", "mial", "connect", "conect", "password", "pasword");
    private static final List<String> WORDS = List.of("邮箱", "邮件", "outlook", "e-mail", "mail");

    final List<Heard> reports = new ArrayList<>();
    final Set<Long> affected = new HashSet<>();
    private final Random random;
    private final int fault;
    private final int elsewhere;
    private final List<Log> logs = new ArrayList<>();

    private record Log(RehearsedSource source, List<String> ordinary, List<String> daily) {
    }

    MixedDay(long seed) {
        random = new Random(seed);
        fault = 9 * 60 + random.nextInt(6 * 60);
        elsewhere = Math.floorMod(fault + (random.nextBoolean() ? 40 : 200), MINUTES);
        Clock clock = Clock.fixed(MIDNIGHT, ZoneOffset.UTC);
        log(clock, SERVICE, WORDS, "message %d delivered to box %d", "Login of user u%d failed from 10.2.0.%d");
        log(clock, "print", List.of("打印", "打印机", "printer", "print"), "job %d printed on p%d", "Paper jam in p%d, tray %d");
        log(clock, "vpn", List.of("vpn"), "tunnel %d up for client %d", "TLS handshake of client %d failed, code %d");
        log(clock, "expenses", List.of("报销", "expenses"), "claim %d stored in %d ms", "Claim %d rejected: receipt %d missing");
        people();
    }

    private void log(Clock clock, String service, List<String> words, String ordinary, String daily) {
        logs.add(new Log(new RehearsedSource(new UUID(0, (logs.size() + 1) * 1_000L), service, words, clock,
                Duration.ofHours(24)), List.of("INFO " + ordinary), List.of("ERROR " + daily)));
    }

    private void people() {
        for (int day = -DAYS_BEFORE; day <= 0; day++) {
            for (int i = 0; i < REPORTS_OF_A_DAY; i++) {
                List<String> topics = OTHERS.keySet().stream().sorted().toList();
                String article = any(topics);
                String text = said(any(OTHERS.getOrDefault(article, List.of())));
                report(day * MINUTES + 8 * 60 + random.nextInt(11 * 60), text, article);
            }
        }
        for (int i = 0; i < AFFECTED; i++) {
            int after = (int) Math.min(150, -35 * Math.log(1 - random.nextDouble()));
            String text = random.nextInt(10) == 0 ? any(WITHOUT_THE_NAME) : any(MAIL);
            affected.add(report(fault + 2 + after, said(text), any(MAIL_ARTICLES)));
        }
        for (int i = 0; i < SMALL_TROUBLE; i++) {
            report(fault + random.nextInt(60), said(any(PRINTER)), "printer-offline-queue-stuck");
        }
        reports.sort(Comparator.comparing(Heard::at));
    }

    private String any(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }

    private String said(String text) {
        String typed = any(BEFORE) + text + any(AFTER);
        if (random.nextInt(4) > 0) {
            return typed;
        }
        List<String> words = MISTYPED.keySet().stream().sorted().filter(typed::contains).toList();
        String word = words.isEmpty() ? "" : any(words);
        return words.isEmpty() ? typed : typed.replace(word, MISTYPED.getOrDefault(word, word));
    }

    private long report(int minute, String text, String article) {
        long id = reports.size() + 1L;
        reports.add(new Heard(id, new UUID(1, id), "conversation", Long.toString(id),
                MIDNIGHT.plusSeconds(minute * 60L + random.nextInt(60)), text, article.isEmpty() ? List.of() : List.of(article),
                null));
        return id;
    }

    /// What happens in each minute of the day, after the logs were listened to for two days.
    ///
    /// @param each told the time and what the logs warn of in that minute
    void run(BiConsumer<Instant, List<Anomaly>> each) {
        for (int minute = -DAYS_LISTENED * MINUTES; minute < MINUTES; minute++) {
            Instant now = MIDNIGHT.plusSeconds(minute * 60L + 59);
            List<Anomaly> warnings = new ArrayList<>();
            for (Log log : logs) {
                warnings.addAll(log.source().read(lines(log, minute), now));
            }
            if (minute >= 0) {
                each.accept(now, warnings);
            }
        }
    }

    private List<String> lines(Log log, int minute) {
        List<String> lines = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            lines.add(any(random.nextInt(50) == 0 ? log.daily() : log.ordinary()).formatted(random.nextInt(90_000),
                    random.nextInt(200)));
        }
        boolean broken = log.source().service().equals(SERVICE) && minute >= fault && minute < fault + 120;
        if (broken && (minute == fault || random.nextInt(3) > 0)) {
            lines.add("ERROR Mailbox store db-%d is unreachable: no route to host".formatted(random.nextInt(4)));
        }
        if (log.source().service().equals("expenses") && minute == elsewhere) {
            lines.add("ERROR Currency table of %d could not be parsed at row %d".formatted(2026, random.nextInt(90)));
        }
        return lines;
    }
}

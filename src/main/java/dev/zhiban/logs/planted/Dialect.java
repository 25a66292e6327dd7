package dev.zhiban.logs.planted;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// How a program writes a record. The first [#FAMILIAR] are for developing, the others are seen in the final figure only.
enum Dialect {
    LOGBACK,
    JSON,
    SYSLOG,
    PYTHON,
    KLOG,
    BARE,
    SPRING,
    LOGFMT,
    ZAP,
    SERILOG,
    BRACKETS,
    POSTGRES,
    SYSLOG5424;

    static final int FAMILIAR = 6;

    private static final DateTimeFormatter DATE = pattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MILLIS = pattern("SSS");
    private static final DateTimeFormatter ISO = pattern("yyyy-MM-dd'T'HH:mm:ss.SSS");
    private static final DateTimeFormatter BSD = pattern("MMM dd HH:mm:ss");
    private static final DateTimeFormatter KUBE = pattern("MMdd HH:mm:ss.SSS'000'");
    private static final DateTimeFormatter SHORT = pattern("MM-dd HH:mm:ss");

    private static DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    private static final List<String> SOURCES = List.of("orders", "billing", "stock", "gateway", "mailer", "search");

    static String source(Random random) {
        return SOURCES.get(random.nextInt(SOURCES.size()));
    }

    /// @param level TRACE to FATAL
    String line(Instant at, String level, String source, String message, Random random) {
        String date = DATE.format(at);
        String millis = MILLIS.format(at);
        int number = random.nextInt(12);
        return switch (this) {
            case LOGBACK ->
                "%s.%s %-5s [worker-%d] com.example.%s.%sService - %s".formatted(date, millis, level, number, source,
                        capital(source), message);
            case SPRING -> "%sZ %5s 1 --- [nio-8080-exec-%d] c.e.%s.%sController : %s".formatted(ISO.format(at), level, number,
                    source, capital(source), message);
            case JSON -> "{\"time\":\"%sZ\",\"level\":\"%s\",\"logger\":\"%s\",\"msg\":\"%s\"}".formatted(ISO.format(at),
                    level.toLowerCase(Locale.ROOT), source, message.replace("\"", "\\\""));
            case LOGFMT -> "time=%sZ level=%s component=%s msg=\"%s\"".formatted(ISO.format(at), level.toLowerCase(Locale.ROOT),
                    source, message.replace('"', '\''));
            case SYSLOG ->
                "%s app-%d %s[%d]: %s%s".formatted(BSD.format(at), number % 3, source, 800 + number, said(level), message);
            case SYSLOG5424 ->
                "<%d>1 %sZ app-%d %s %d - - %s".formatted(128 + severity(level), ISO.format(at), number % 3, source,
                        800 + number, message);
            case PYTHON -> "%s,%s - %s.api - %s - %s".formatted(date, millis, source, level.equals("WARN") ? "WARNING" : level,
                    message);
            case KLOG ->
                "%s%s %d %s.go:%d] %s".formatted(level.charAt(0), KUBE.format(at), 100 + number, source, 20 + number * 7,
                        message);
            case ZAP -> "%sZ\t%s\t%s/handler.go:%d\t%s".formatted(ISO.format(at), level, source, 30 + number, message);
            case SERILOG -> "%s.%s +00:00 [%s] %s".formatted(date, millis, shortened(level), message);
            case BRACKETS -> "[%s] [%s-%d] [%s] %s".formatted(SHORT.format(at), source, number, level, message);
            case POSTGRES -> "%s.%s UTC [%d] %s:  %s".formatted(date, millis, 4000 + number, backend(level), message);
            case BARE -> "%s [%s] %s".formatted(level, source, message);
        };
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static String said(String level) {
        return switch (level) {
            case "FATAL" -> "fatal: ";
            case "ERROR" -> "error: ";
            case "WARN" -> "warning: ";
            default -> "";
        };
    }

    private static int severity(String level) {
        return switch (level) {
            case "FATAL" -> 2;
            case "ERROR" -> 3;
            case "WARN" -> 4;
            case "DEBUG" -> 7;
            default -> 6;
        };
    }

    private static String shortened(String level) {
        return switch (level) {
            case "FATAL" -> "FTL";
            case "ERROR" -> "ERR";
            case "WARN" -> "WRN";
            case "DEBUG" -> "DBG";
            default -> "INF";
        };
    }

    private static String backend(String level) {
        return switch (level) {
            case "FATAL", "ERROR" -> level;
            case "WARN" -> "WARNING";
            case "DEBUG" -> "DEBUG1";
            default -> "LOG";
        };
    }
}

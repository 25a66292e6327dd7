package dev.zhiban.logs.source.syslog;

import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import dev.zhiban.logs.intake.LogSource;
import dev.zhiban.logs.intake.LogSource.Kind;
import dev.zhiban.logs.intake.LogSources;
import dev.zhiban.logs.intake.Network;

/// Which source a syslog message belongs to: the one that names its program, then the one with the narrowest network.
@ApplicationScoped
class Senders {

    private static final long REMEMBERED = 2_000_000_000L;
    /// The program of a header: after four fields (RFC 5424), or after time and host and before `[` or `:` (RFC 3164).
    private static final Pattern NEWER = Pattern.compile("^<\\d{1,3}>1 \\S{1,64} \\S{1,255} (\\S{1,48}) ");
    private static final Pattern OLDER = Pattern
            .compile(
                    "^<\\d{1,3}>(?:[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d|\\d{4}-\\S{1,40}) \\S{1,255} ([^\\s:\\[]{1,48})[:\\[]");

    private final LogSources sources;
    private List<LogSource> known = List.of();
    private long knownAt = System.nanoTime() - REMEMBERED - 1;

    Senders(LogSources sources) {
        this.sources = sources;
    }

    Optional<LogSource> of(InetAddress sender, String message) {
        String program = program(message);
        return enabled().stream().filter(source -> matches(source, sender, program))
                .min(Comparator.comparing((LogSource source) -> source.program() == null)
                        .thenComparing(source -> -bits(source)).thenComparing(LogSource::name));
    }

    static String program(String message) {
        String head = message.substring(0, Math.min(message.length(), 700));
        for (Pattern pattern : List.of(NEWER, OLDER)) {
            Matcher matcher = pattern.matcher(head);
            if (matcher.find()) {
                return matcher.group(1);
            }
        }
        return "";
    }

    private static boolean matches(LogSource source, InetAddress sender, String program) {
        Network network = source.sender() == null ? null : Network.of(source.sender());
        return (source.sender() == null || network != null && network.contains(sender))
                && (source.program() == null || source.program().equalsIgnoreCase(program));
    }

    private static int bits(LogSource source) {
        Network network = source.sender() == null ? null : Network.of(source.sender());
        return network == null ? -1 : network.bits();
    }

    /// As the database has them, at most two seconds old.
    private synchronized List<LogSource> enabled() {
        if (System.nanoTime() - knownAt > REMEMBERED) {
            known = sources.enabled(Kind.SYSLOG);
            knownAt = System.nanoTime();
        }
        return known;
    }
}

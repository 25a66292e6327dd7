package dev.zhiban.platform.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

import dev.zhiban.platform.privacy.Span.Kind;

/// Masks by patterns (re2j, so linear whatever the text) and by the checks of [NumberSpans].
///
/// A placeholder such as `<PHONE-7f3a91>` is a keyed hash of the value: the same value gives the same placeholder for as long as
/// the key lives, nothing is kept, and nobody without the key can test a guess.
public final class PatternRedactor implements Redactor {

    /// Whether IP addresses stay readable (an IT desk works with them) or are masked too.
    public enum Addresses {
        KEEP,
        MASK
    }

    /// @param group the part of the match that is masked
    /// @param needs a literal without which the pattern cannot match: a cheap test that spares the pattern
    private record Rule(Kind kind, Pattern pattern, int group, List<String> needs) {
    }

    private static final int ROUNDS = 8;
    private static final String NAMES = "pass(?:word|wd|phrase)?|pwd|secret|token|api[_-]?key|access[_-]?key(?:[_-]?(?:id|secret))?"
            + "|secret[_-]?key|client[_-]?secret|credential|private[_-]?key";

    private static final List<Rule> RULES = List.of(
            rule(Kind.PRIVATE_KEY,
                    "-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----[A-Za-z0-9+/=\\s:,-]*?(?:-----END [A-Z0-9 ]*PRIVATE KEY-----|$)", 0,
                    "PRIVATE KEY"),
            rule(Kind.JWT, "eyJ[A-Za-z0-9_-]{6,}\\.[A-Za-z0-9_-]{6,}\\.[A-Za-z0-9_-]*", 0, "eyJ"),
            rule(Kind.CLOUD_KEY,
                    "\\b(?:A[KS]IA[0-9A-Z]{16}|LTAI[0-9A-Za-z]{12,24}|AKID[0-9A-Za-z]{24,40}|AIza[0-9A-Za-z_-]{35})\\b", 0,
                    "AKIA", "ASIA", "LTAI", "AKID", "AIza"),
            rule(Kind.CLOUD_KEY,
                    "\\b(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,}|glpat-[A-Za-z0-9_-]{18,}|npm_[A-Za-z0-9]{30,}"
                            + "|xox[abeoprs]-[A-Za-z0-9-]{10,}|sk[-_](?:live_|test_|proj-|ant-)?[A-Za-z0-9_-]{16,}|hf_[A-Za-z0-9]{30,})",
                    0,
                    "gh", "glpat-", "npm_", "xox", "sk-", "sk_", "hf_"),
            rule(Kind.SECRET, "://[^\\s/:@]*:([^\\s/@<]+)@", 1, "://"),
            rule(Kind.SECRET,
                    "(?i)\\b(?:authorization|proxy-authorization)[\"']?\\s*[:=]\\s*[\"']?(?:(?:bearer|basic|digest|token)\\s+)?([A-Za-z0-9+/=._~-]{6,})",
                    1,
                    "uthorization", "UTHORIZATION"),
            rule(Kind.SECRET, "(?i)\\bbearer\\s+([A-Za-z0-9+/=._~-]{12,})", 1, "earer", "EARER"),
            rule(Kind.SECRET, "(?i)(?:" + NAMES + ")[\"']?\\s*=\\s*(?:\"([^\"<]+)\"|'([^'<]+)'|([^\\s\"',;&<)\\]}]+))", -1,
                    "="),
            rule(Kind.SECRET, "(?i)(?:" + NAMES
                    + ")[\"']?\\s*:\\s*(?:\"([^\"<]+)\"|'([^'<]+)'|([^\\s\"',;&<)\\]}]*[0-9!@#$%^*+=][^\\s\"',;&<)\\]}]*))", -1,
                    ":"),
            rule(Kind.SECRET, "(?:密码|口令|密钥|令牌)\\s*(?:[:：=]|是|为)\\s*[\"“'「]?([A-Za-z0-9!-/:-;=-@\\[-`{-~]{4,})", 1, "密码", "口令",
                    "密钥", "令牌"),
            rule(Kind.EMAIL, "[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63})*\\.[A-Za-z]{2,24}", 0, "@"));

    private static final List<Rule> ADDRESS_RULES = List.of(
            rule(Kind.IP, "\\b(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})\\.){3}(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})\\b", 0, "."),
            rule(Kind.IP, "(?i)\\b(?:[0-9a-f]{1,4}:){3,7}(?::?[0-9a-f]{1,4}){1,4}\\b|\\bfe80:[0-9a-f:]+", 0, ":"));

    private final SecretKeySpec key;
    private final Addresses addresses;

    public PatternRedactor(byte[] key, Addresses addresses) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
        this.addresses = addresses;
    }

    /// With a key of its own that nobody knows: placeholders are stable for this object only.
    public static PatternRedactor withRandomKey(Addresses addresses) {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new PatternRedactor(key, addresses);
    }

    private static Rule rule(Kind kind, String pattern, int group, String... needs) {
        return new Rule(kind, Pattern.compile(pattern), group, List.of(needs));
    }

    @Override
    public Redacted redact(String text) {
        Redacted redacted = once(text);
        Map<String, Integer> counts = new TreeMap<>(redacted.masked());
        // What a masked neighbour hid comes to light in the next round: two values that touched.
        for (int round = 0; round < ROUNDS && !redacted.masked().isEmpty(); round++) {
            redacted = once(redacted.text());
            redacted.masked().forEach((kind, count) -> counts.merge(kind, count, Integer::sum));
        }
        return new Redacted(redacted.text(), counts);
    }

    private Redacted once(String text) {
        List<Span> spans = new ArrayList<>();
        RULES.forEach(rule -> collect(rule, text, spans));
        if (addresses == Addresses.MASK) {
            ADDRESS_RULES.forEach(rule -> collect(rule, text, spans));
        }
        NumberSpans.collect(text, spans);
        return spans.isEmpty() ? new Redacted(text, Map.of()) : replace(text, chosen(spans));
    }

    private static void collect(Rule rule, String text, List<Span> into) {
        if (rule.needs().stream().noneMatch(text::contains)) {
            return;
        }
        Matcher matcher = rule.pattern().matcher(text);
        while (matcher.find()) {
            int group = rule.group() >= 0 ? rule.group() : firstMatched(matcher);
            into.add(new Span(matcher.start(group), matcher.end(group), rule.kind()));
        }
    }

    private static int firstMatched(Matcher matcher) {
        int group = 1;
        while (matcher.start(group) < 0) {
            group++;
        }
        return group;
    }

    /// Where spans overlap, the kind that comes first wins.
    private static List<Span> chosen(List<Span> spans) {
        List<Span> chosen = new ArrayList<>();
        spans.sort(Comparator.comparing(Span::kind).thenComparing(Span::start));
        for (Span span : spans) {
            if (chosen.stream().noneMatch(span::overlaps)) {
                chosen.add(span);
            }
        }
        chosen.sort(Comparator.comparing(Span::start));
        return chosen;
    }

    private Redacted replace(String text, List<Span> spans) {
        StringBuilder masked = new StringBuilder(text.length());
        Map<String, Integer> counts = new TreeMap<>();
        int from = 0;
        for (Span span : spans) {
            masked.append(text, from, span.start());
            masked.append(placeholder(span.kind(), text.substring(span.start(), span.end())));
            counts.merge(span.kind().tag(), 1, Integer::sum);
            from = span.end();
        }
        return new Redacted(masked.append(text, from, text.length()).toString(), counts);
    }

    private String placeholder(Kind kind, String value) {
        String canonical = kind == Kind.PHONE || kind == Kind.ID_CARD || kind == Kind.BANK_CARD
                ? value.replaceAll("[\\s\\p{Cf}-]", "")
                : value;
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] hash = mac.doFinal(canonical.getBytes(StandardCharsets.UTF_8));
            return "<" + kind.name().replace('_', '-').toUpperCase(Locale.ROOT) + "-" + HexFormat.of().formatHex(hash, 0, 3)
                    + ">";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.zhiban.assistant.guardrail;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/// No image, no HTML, and no address that the passage does not have.
final class NoForeignLinks implements SentenceRule {

    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)(?:https?|ftp|file|ssh|mailto|tel|javascript|data|vbscript):[^\\s)\\]>\"'`，。）]+|//[\\w.-]+\\.[a-z]{2,}[^\\s)\\]]*|\\bwww\\.[\\w.-]+|\\b[\\w.+-]+@[\\w-]+\\.[\\w.]+|\\]\\(([^)]*)\\)|\\b(?:[a-z0-9-]+\\.)+(?:com|net|org|cn|io|dev|info|xyz|top|example|test)\\b");
    private static final Pattern MARKUP = Pattern.compile("!\\[|<[A-Za-z/!][^>]*>?|&#|\\]\\s*\\[|^\\s*\\[[^\\]]+\\]:");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");
    private static final Pattern PLACEHOLDER = Pattern.compile("<[A-Z][A-Z_]*[-_][0-9a-f]+>");
    private static final Pattern MARKS = Pattern.compile("\\[\\d+\\]");

    @Override
    public boolean allows(Sentence sentence, Cited cited) {
        String raw = sentence.isCode() ? sentence.code() : MARKS.matcher(sentence.raw()).replaceAll("");
        String prose = PLACEHOLDER.matcher(CODE.matcher(raw).replaceAll("")).replaceAll("");
        if (!sentence.isCode() && MARKUP.matcher(prose).find()) {
            return false;
        }
        Matcher matcher = ADDRESS.matcher(raw);
        while (matcher.find()) {
            String address = matcher.group(1) == null ? matcher.group() : matcher.group(1);
            if (!cited.says(address)) {
                return false;
            }
        }
        return true;
    }
}

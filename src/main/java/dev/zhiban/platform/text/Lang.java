package dev.zhiban.platform.text;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import com.google.re2j.Pattern;

/// The languages that the program speaks.
public enum Lang {
    ZH,
    EN;

    /// English as somebody says it, not a program.
    private static final Pattern A_PERSON = Pattern
            .compile("(?i)(?:^|[^\\w.])(?:i|i'm|i've|my|me|we|our|how|what|what's|why|where|who|hi"
                    + "|hello|hey|thanks|thank|still|talk to|can you|could you|do you|is there|are there|does it|is it)(?:[^\\w.]|$)|\\?\\s*$");

    /// The tag as it stands in front matter and JSON: `zh` or `en`.
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The language of a tag (`zh`, `zh-CN`, `en-GB` …); `null`, empty and unknown tags give `otherwise`.
    public static Lang ofTag(@Nullable String tag, Lang otherwise) {
        if (tag == null) {
            return otherwise;
        }
        String lower = tag.strip().toLowerCase(Locale.ROOT);
        if (lower.startsWith("zh")) {
            return ZH;
        }
        return lower.startsWith("en") ? EN : otherwise;
    }

    /// The language of what is said next in a conversation: who pastes an English error message into a Chinese one goes on in
    /// Chinese, who says "I" or asks in English does not.
    ///
    /// @param before the language so far
    public static Lang next(String text, Lang before) {
        Lang lang = of(text, before);
        return before == ZH && lang == EN && !A_PERSON.matcher(text).find() ? ZH : lang;
    }

    /// The language that carries a text: Chinese as soon as Han characters make up a tenth of its letters, so that
    /// 「outlook 打不开 error 0x80040115」 is Chinese. A text without letters (an error code alone) gives `otherwise`.
    public static Lang of(String text, Lang otherwise) {
        int han = 0;
        int other = 0;
        for (int i = 0; i < text.length();) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN) {
                han++;
            } else if (Character.isLetter(c)) {
                other++;
            }
        }
        if (han == 0) {
            return other >= 4 ? EN : otherwise;
        }
        return han * 10 >= han + other ? ZH : EN;
    }
}

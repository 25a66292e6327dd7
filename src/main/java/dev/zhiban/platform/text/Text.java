package dev.zhiban.platform.text;

/// One sentence that a person may see, in both languages.
public record Text(String zh, String en) {

    public static Text of(String zh, String en) {
        return new Text(zh, en);
    }

    public String in(Lang lang) {
        return switch (lang) {
            case ZH -> zh;
            case EN -> en;
        };
    }
}

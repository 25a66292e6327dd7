package dev.zhiban.chat.upload;

/// A file's name as it may be shown and offered for download.
public final class FileName {

    private static final int MAX = 150;

    private FileName() {
    }

    /// The last part of the path, without control characters, marks that change the direction of writing, or quotes; the end
    /// is kept where it is too long, for it names the kind.
    public static String safe(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        StringBuilder clean = new StringBuilder();
        last.codePoints().filter(FileName::harmless).forEach(clean::appendCodePoint);
        String kept = clean.toString().strip();
        if (kept.isEmpty() || kept.equals(".") || kept.equals("..")) {
            return "file";
        }
        return kept.length() <= MAX ? kept : shorten(kept);
    }

    private static String shorten(String name) {
        int from = name.length() - MAX;
        return name.substring(Character.isLowSurrogate(name.charAt(from)) ? from + 1 : from);
    }

    private static boolean harmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR, Character.UNASSIGNED ->
                false;
            default -> c != '"' && c != '<' && c != '>' && c != '|';
        };
    }
}

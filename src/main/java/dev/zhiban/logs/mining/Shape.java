package dev.zhiban.logs.mining;

import java.util.List;

/// A message cut into words and what stands between them; values are placeholders such as `<NUM>`. `gaps` has one entry more
/// than `words`: before the first, between, after the last.
record Shape(List<String> words, List<String> gaps) {

    static final String ANY = "<*>";

    String text() {
        StringBuilder text = new StringBuilder(gaps.getFirst());
        for (int i = 0; i < words.size(); i++) {
            text.append(words.get(i)).append(gaps.get(i + 1));
        }
        return text.toString();
    }

    static boolean placeholder(String word) {
        return word.length() > 2 && word.charAt(0) == '<' && word.charAt(word.length() - 1) == '>' && word.indexOf('<', 1) < 0;
    }

    /// Whether a placeholder is part of the word.
    static boolean masked(String word) {
        int open = word.indexOf('<');
        return open >= 0 && word.indexOf('>', open) > 0;
    }
}

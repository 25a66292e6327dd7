package dev.zhiban.knowledge;

import java.util.List;

/// Passages, best first, and the probability (0 to 1) that the first of them answers the question.
public record Found(List<Passage> passages, double confidence) {

    public Found {
        passages = List.copyOf(passages);
    }

    public boolean isEmpty() {
        return passages.isEmpty();
    }
}

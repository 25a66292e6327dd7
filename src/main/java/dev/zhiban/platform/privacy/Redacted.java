package dev.zhiban.platform.privacy;

import java.util.Map;

/// A masked text and how many values of each kind (`phone`, `id-card`, `email` …) were masked in it.
public record Redacted(String text, Map<String, Integer> masked) {
}

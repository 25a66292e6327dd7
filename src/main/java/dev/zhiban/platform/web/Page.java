package dev.zhiban.platform.web;

import java.util.List;

/// A part of a list, in the list's order, and how many there are in all.
public record Page<T>(List<T> items, long total) {

    private static final int LARGEST = 200;
    private static final int FARTHEST = 100_000;

    public Page {
        items = List.copyOf(items);
    }

    /// A page number as SQL's `offset`; pages count from 0.
    public static int offset(int page, int size) {
        return Math.clamp((long) Math.max(0, page) * limit(size), 0, FARTHEST);
    }

    /// A page size as SQL's `limit`: 1 to 200.
    public static int limit(int size) {
        return Math.clamp(size, 1, LARGEST);
    }
}

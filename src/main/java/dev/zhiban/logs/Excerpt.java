package dev.zhiban.logs;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.zhiban.logs.Explanation.Near;
import dev.zhiban.logs.Explanation.Place;

/// What a search in a log found.
///
/// @param records how many records match; `lines` shows the first lines of them and their continuations, masked
/// @param first the first matching record and `last` the last one; absent when there is none
/// @param busiest the minute with most of them, where lines have times, with its first line; `inIt` counts them
/// @param perMinute the mean between the first and the last; 0 where lines have no times
/// @param cut whether reading ended before the log did
public record Excerpt(long records, List<Near> lines, @Nullable Place first, @Nullable Place last, @Nullable Place busiest,
        long inIt,
        double perMinute, boolean cut) {
}

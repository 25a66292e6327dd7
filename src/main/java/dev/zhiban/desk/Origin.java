package dev.zhiban.desk;

/// Where a ticket came from; opaque to the desk, which only gives it back in its events.
public record Origin(String kind, String id) {
}

package dev.zhiban.logs.intake;

/// One entry as it came: mostly a line; several where the sender says that they belong together.
///
/// @param at when it happened in milliseconds since the epoch, as the transport says; [#UNKNOWN] where only the text may say
public record Arrival(long at, String text) {

    public static final long UNKNOWN = Long.MIN_VALUE;

    public static Arrival of(String text) {
        return new Arrival(UNKNOWN, text);
    }
}

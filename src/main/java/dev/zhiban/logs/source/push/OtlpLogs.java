package dev.zhiban.logs.source.push;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import dev.zhiban.logs.intake.Arrival;

/// Log records of OpenTelemetry as JSON. A record becomes a line with its level before it, and its stack trace after it.
/// OpenTelemetry Protocol 1.x, `logs.proto`, and "Severity fields" of the logs data model.
final class OtlpLogs {

    private static final String[] LEVELS = { "", "TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL" };

    private OtlpLogs() {
    }

    static List<Arrival> json(JsonNode root) {
        if (!root.path("resourceLogs").isArray()) {
            throw PushedBody.unreadable();
        }
        List<Arrival> arrivals = new ArrayList<>();
        for (JsonNode resource : root.path("resourceLogs")) {
            for (JsonNode scope : resource.path("scopeLogs")) {
                for (JsonNode record : scope.path("logRecords")) {
                    arrivals.add(arrival(record));
                }
            }
        }
        return arrivals;
    }

    private static Arrival arrival(JsonNode record) {
        long at = Math.max(nanos(record.path("timeUnixNano")), 0);
        long seen = at == 0 ? nanos(record.path("observedTimeUnixNano")) : at;
        JsonNode body = record.path("body");
        String text = body.path("stringValue").isTextual() ? body.path("stringValue").asText()
                : body.isMissingNode() ? "" : body.toString();
        String level = level(record.path("severityNumber").asInt(0));
        StringBuilder line = new StringBuilder(level).append(level.isEmpty() ? "" : " ").append(text);
        String trace = attribute(record, "exception.stacktrace");
        String thrown = attribute(record, "exception.type");
        if (!trace.isEmpty()) {
            line.append('\n').append(trace);
        } else if (!thrown.isEmpty()) {
            line.append('\n').append(thrown).append(": ").append(attribute(record, "exception.message"));
        }
        return new Arrival(seen <= 0 ? Arrival.UNKNOWN : seen / 1_000_000, line.toString());
    }

    private static String level(int severity) {
        return severity < 1 || severity > 24 ? "" : LEVELS[(severity + 3) / 4];
    }

    /// A 64-bit number is a text in protobuf's JSON; some senders write a number.
    private static long nanos(JsonNode value) {
        return value.asLong(0);
    }

    private static String attribute(JsonNode record, String key) {
        for (JsonNode attribute : record.path("attributes")) {
            if (attribute.path("key").asText().equals(key)) {
                return attribute.path("value").path("stringValue").asText();
            }
        }
        return "";
    }
}

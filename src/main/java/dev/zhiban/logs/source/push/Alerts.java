package dev.zhiban.logs.source.push;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;

import dev.zhiban.logs.intake.Alert;

/// Reads the webhooks of monitoring systems. Prometheus documentation, "Alerting: configuration, webhook_config".
final class Alerts {

    private static final int LONGEST = 500;

    private Alerts() {
    }

    static List<Alert> ofAlertmanager(JsonNode root, Instant now) {
        if (!root.path("alerts").isArray()) {
            throw PushedBody.unreadable();
        }
        List<Alert> alerts = new ArrayList<>();
        for (JsonNode each : root.path("alerts")) {
            JsonNode labels = each.path("labels");
            JsonNode said = each.path("annotations");
            boolean firing = each.path("status").asText("firing").equals("firing");
            String name = text(labels.path("alertname"));
            String summary = first(said.path("summary"), said.path("description"), said.path("message"));
            String id = each.path("fingerprint").asText("");
            alerts.add(new Alert(id.isEmpty() ? cut(labels.toString()) : cut(id), name, text(labels.path("severity")), firing,
                    time(each.path(firing ? "startsAt" : "endsAt"), now), first(labels.path("instance"), labels.path("host")),
                    summary));
        }
        return alerts;
    }

    static Alert ofZabbix(JsonNode root, Instant now) {
        String name = text(root.path("name"));
        String id = text(root.path("eventId"));
        if (name.isEmpty() || id.isEmpty()) {
            throw PushedBody.unreadable();
        }
        return new Alert(id, name, text(root.path("severity")).toLowerCase(Locale.ROOT),
                !root.path("value").asText("1").equals("0"),
                now, text(root.path("host")), text(root.path("opdata")));
    }

    private static Instant time(JsonNode value, Instant now) {
        try {
            Instant at = OffsetDateTime.parse(value.asText()).toInstant();
            return at.isAfter(now) || at.isBefore(now.minusSeconds(86_400)) ? now : at;
        } catch (DateTimeException none) {
            return now;
        }
    }

    private static String first(JsonNode... values) {
        for (JsonNode value : values) {
            if (!text(value).isEmpty()) {
                return text(value);
            }
        }
        return "";
    }

    private static String text(JsonNode value) {
        return cut(value.asText("").strip());
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}

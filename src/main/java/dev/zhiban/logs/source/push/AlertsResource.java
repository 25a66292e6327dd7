package dev.zhiban.logs.source.push;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.zhiban.logs.intake.Alert;
import dev.zhiban.logs.intake.Arrival;
import dev.zhiban.logs.intake.Inbox;
import dev.zhiban.logs.intake.LogSource;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// Alerts of other monitoring systems: answered once they are kept.
@Path("/api/v1/alerts")
@PermitAll
@RunOnVirtualThread
class AlertsResource {

    private final Receiving receiving;
    private final ObjectMapper json;
    private final Clock clock;

    AlertsResource(Receiving receiving, ObjectMapper json, Clock clock) {
        this.receiving = receiving;
        this.json = json;
        this.clock = clock;
    }

    /// The webhook of Prometheus Alertmanager, version 4.
    @POST
    @Path("/alertmanager")
    @Consumes(MediaType.APPLICATION_JSON)
    public void alertmanager(@Context HttpHeaders headers, InputStream content) throws IOException {
        receive(headers, content, root -> Alerts.ofAlertmanager(root, clock.instant()));
    }

    /// A webhook of Zabbix that sends what our guide "Connect a source" lists.
    @POST
    @Path("/zabbix")
    @Consumes(MediaType.APPLICATION_JSON)
    public void zabbix(@Context HttpHeaders headers, InputStream content) throws IOException {
        receive(headers, content, root -> List.of(Alerts.ofZabbix(root, clock.instant())));
    }

    private void receive(HttpHeaders headers, InputStream content, Function<JsonNode, List<Alert>> reading) throws IOException {
        LogSource source = receiving.source(headers.getHeaderString(HttpHeaders.AUTHORIZATION));
        byte[] body = PushedBody.read(content, headers.getHeaderString(HttpHeaders.CONTENT_ENCODING));
        List<Arrival> arrivals = reading.apply(json.readTree(body)).stream()
                .map(alert -> new Arrival(alert.at().toEpochMilli(), written(alert))).toList();
        receiving.accept(source, Inbox.Kind.ALERTS, arrivals, body.length);
    }

    private String written(Alert alert) {
        try {
            return json.writeValueAsString(alert);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an alert is no JSON", e);
        }
    }
}

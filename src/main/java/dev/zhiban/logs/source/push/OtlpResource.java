package dev.zhiban.logs.source.push;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.zhiban.logs.intake.Arrival;
import dev.zhiban.logs.intake.Inbox;
import dev.zhiban.logs.intake.LogSource;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// OTLP/HTTP for logs, as JSON: 200 once the records are kept, 429 or 503 to come again later.
@Path("/v1/logs")
@PermitAll
@RunOnVirtualThread
class OtlpResource {

    private final Receiving receiving;
    private final ObjectMapper json;

    OtlpResource(Receiving receiving, ObjectMapper json) {
        this.receiving = receiving;
        this.json = json;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Map<String, Object> push(@Context HttpHeaders headers, InputStream content) throws IOException {
        LogSource source = receiving.source(headers.getHeaderString(HttpHeaders.AUTHORIZATION));
        byte[] body = PushedBody.read(content, headers.getHeaderString(HttpHeaders.CONTENT_ENCODING));
        List<Arrival> arrivals = OtlpLogs.json(json.readTree(body));
        receiving.accept(source, Inbox.Kind.LINES, arrivals, body.length);
        return Map.of("partialSuccess", Map.of());
    }
}

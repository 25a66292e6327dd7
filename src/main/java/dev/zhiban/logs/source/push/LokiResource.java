package dev.zhiban.logs.source.push;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

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

/// Where whatever sends to Loki can send to: 204 once the lines are kept, 429 or 503 to come again later. A source shows its
/// token.
@Path("/loki/api/v1/push")
@PermitAll
@RunOnVirtualThread
class LokiResource {

    private final Receiving receiving;
    private final ObjectMapper json;

    LokiResource(Receiving receiving, ObjectMapper json) {
        this.receiving = receiving;
        this.json = json;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    public void push(@Context HttpHeaders headers, InputStream content) throws IOException {
        LogSource source = receiving.source(headers.getHeaderString(HttpHeaders.AUTHORIZATION));
        String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        boolean snappy = "snappy".equals(encoding);
        byte[] body = PushedBody.read(content, snappy ? null : encoding);
        MediaType type = headers.getMediaType();
        boolean isJson = type != null && type.getSubtype().endsWith("json");
        List<Arrival> arrivals = isJson ? LokiPush.json(json.readTree(body)) : LokiPush.protobuf(body);
        receiving.accept(source, Inbox.Kind.LINES, arrivals, size(arrivals));
    }

    private static long size(List<Arrival> arrivals) {
        return arrivals.stream().mapToLong(arrival -> arrival.text().length()).sum();
    }
}

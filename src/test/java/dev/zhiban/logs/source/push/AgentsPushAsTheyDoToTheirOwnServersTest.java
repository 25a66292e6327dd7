package dev.zhiban.logs.source.push;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;

import com.google.protobuf.CodedOutputStream;

import dev.zhiban.identity.Tokens;
import dev.zhiban.logs.intake.Sources;
import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;

import io.airlift.compress.v3.snappy.SnappyJavaCompressor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

/// Bodies in the shape that the agents' public documentation shows: Grafana Loki "HTTP API", OpenTelemetry protocol examples
/// (`logs.json`), Prometheus "Alerting: configuration"; the contents are our own.
@QuarkusTest
@WithTestResource(EmbeddedDatabaseForTests.class)
class AgentsPushAsTheyDoToTheirOwnServersTest {

    @Test
    void lokiAsJson() {
        Sources source = Sources.push();

        source.sends().contentType(ContentType.JSON).body(loki(3)).post("/loki/api/v1/push").then().statusCode(204);

        await().atMost(Duration.ofSeconds(20)).until(() -> source.lines() == 3);
        assertThat(source.<String> shown("seenAt")).isNotNull();
    }

    @Test
    void lokiAsGzippedJsonAndWithBasicAuthentication() throws IOException {
        Sources source = Sources.push();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(loki(5).getBytes(StandardCharsets.UTF_8));
        }
        String basic = Base64.getEncoder().encodeToString(("tenant:" + source.token()).getBytes(StandardCharsets.UTF_8));

        given().header("Authorization", "Basic " + basic).header("Content-Encoding", "gzip").contentType(ContentType.JSON)
                .body(packed.toByteArray()).post("/loki/api/v1/push").then().statusCode(204);

        await().atMost(Duration.ofSeconds(20)).until(() -> source.lines() == 5);
    }

    @Test
    void lokiAsSnappyProtobuf() throws IOException {
        Sources source = Sources.push();
        byte[] plain = protobuf(7);
        byte[] packed = new byte[new SnappyJavaCompressor().maxCompressedLength(plain.length)];
        int length = new SnappyJavaCompressor().compress(plain, 0, plain.length, packed, 0, packed.length);

        source.sends().contentType("application/x-protobuf").body(java.util.Arrays.copyOf(packed, length))
                .post("/loki/api/v1/push").then().statusCode(204);
        source.sends().contentType("application/x-protobuf").body(java.util.Arrays.copyOf(packed, length - 9))
                .post("/loki/api/v1/push").then().statusCode(400);

        await().atMost(Duration.ofSeconds(20)).until(() -> source.lines() == 7);
    }

    @Test
    void otlp() {
        Sources source = Sources.push();
        String body = """
                {"resourceLogs":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}}]},
                 "scopeLogs":[{"scope":{"name":"com.example.Pay","version":"1.0.0"},"logRecords":[
                  {"timeUnixNano":"%1$s","observedTimeUnixNano":"%1$s","severityNumber":9,"severityText":"INFO",
                   "traceId":"5B8EFFF798038103D269B633813FC60C","spanId":"EEE19B7EC3C1B174",
                   "body":{"stringValue":"order 17 paid"},"attributes":[{"key":"n","value":{"intValue":"10"}}]},
                  {"timeUnixNano":"%1$s","severityNumber":17,"body":{"stringValue":"payment failed"},"attributes":[
                   {"key":"exception.type","value":{"stringValue":"java.io.IOException"}},
                   {"key":"exception.stacktrace","value":{"stringValue":"java.io.IOException: reset\\n\\tat a.B.c(B.java:1)"}}]}
                 ]}]}]}""".formatted(Instant.now().toEpochMilli() + "000000");

        source.sends().contentType(ContentType.JSON).body(body).post("/v1/logs").then().statusCode(200)
                .body("partialSuccess", equalTo(Map.of()));

        await().atMost(Duration.ofSeconds(20)).until(() -> source.lines() == 2);
    }

    @Test
    void anAlertIsAWarningUntilItIsResolved() {
        Sources source = Sources.add("PUSH", Map.of("service", "alerts-" + UUID.randomUUID().toString().substring(0, 8)));
        String service = source.shown("service");
        String alert = """
                {"version":"4","groupKey":"{}:{alertname=\\"DiskFull\\"}","truncatedAlerts":0,"status":"%1$s","receiver":"zhiban",
                 "groupLabels":{"alertname":"DiskFull"},"commonLabels":{},"commonAnnotations":{},"externalURL":"http://am:9093",
                 "alerts":[{"status":"%1$s","labels":{"alertname":"DiskFull","instance":"db1:9100","severity":"critical"},
                  "annotations":{"summary":"/var is full"},"startsAt":"2026-11-22T08:00:00.000Z","endsAt":"0001-01-01T00:00:00Z",
                  "generatorURL":"http://p:9090/graph","fingerprint":"c0ffee"}]}""";

        source.sends().contentType(ContentType.JSON).body(alert.formatted("firing")).post("/api/v1/alerts/alertmanager").then()
                .statusCode(204);
        source.sends().contentType(ContentType.JSON).body(alert.formatted("firing")).post("/api/v1/alerts/alertmanager").then()
                .statusCode(204);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> Tokens.as("agent").queryParam("service", service)
                .get("/api/v1/anomalies").then().body("total", equalTo(1)).body("items[0].kind", equalTo("alert"))
                .body("items[0].title.en", equalTo("Alert: DiskFull (db1:9100): /var is full"))
                .body("items[0].endedAt", equalTo(null)).body("items[0].count", equalTo(2)));

        source.sends().contentType(ContentType.JSON).body(alert.formatted("resolved")).post("/api/v1/alerts/alertmanager")
                .then()
                .statusCode(204);
        source.sends().contentType(ContentType.JSON).body("""
                {"eventId":"8812","name":"High CPU","value":"1","severity":"High","host":"web1","opdata":"97 %"}""")
                .post("/api/v1/alerts/zabbix").then().statusCode(204);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> Tokens.as("agent").queryParam("service", service)
                .get("/api/v1/anomalies").then().body("total", equalTo(2))
                .body("items[0].title.zh", equalTo("监控告警：High CPU (web1): 97 %"))
                .body("items[1].endedAt", org.hamcrest.Matchers.notNullValue()));
        Number alertId = Tokens.as("agent").queryParam("service", service).get("/api/v1/anomalies").then().extract()
                .path("items[0].id");
        Tokens.as("agent").get("/api/v1/anomalies/" + alertId + "/rate").then().statusCode(200)
                .body("counts.size()", equalTo(0));
    }

    @Test
    void whoHasNoTokenOrAnOldOneIsRefused() {
        Sources source = Sources.push();
        String fresh = Tokens.as("admin").post("/api/v1/log-sources/" + source.id() + "/token").then().statusCode(200).extract()
                .path("token");

        given().contentType(ContentType.JSON).body(loki(1)).post("/loki/api/v1/push").then().statusCode(401);
        source.sends().contentType(ContentType.JSON).body(loki(1)).post("/loki/api/v1/push").then().statusCode(401);
        new Sources(source.id(), fresh).sends().contentType(ContentType.JSON).body(loki(1)).post("/loki/api/v1/push").then()
                .statusCode(204);
    }

    @Test
    void moreThanTheQuotaComesLater() {
        Sources source = Sources.add("PUSH", Map.of("linesPerMinute", 10));

        source.sends().contentType(ContentType.JSON).body(loki(11)).post("/loki/api/v1/push").then().statusCode(413);
        source.sends().contentType(ContentType.JSON).body(loki(8)).post("/loki/api/v1/push").then().statusCode(204);
        String after = source.sends().contentType(ContentType.JSON).body(loki(8)).post("/loki/api/v1/push").then()
                .statusCode(429).extract().header("Retry-After");

        assertThat(Integer.parseInt(after)).isBetween(1, 60);
    }

    @Test
    void everyAcknowledgedLineCountsOnceHoweverManySendAtATime() throws InterruptedException {
        Sources source = Sources.push();
        AtomicInteger acknowledged = new AtomicInteger();
        try (ExecutorService senders = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 160; i++) {
                senders.submit(() -> {
                    int status = source.sends().contentType(ContentType.JSON).body(loki(5)).post("/loki/api/v1/push")
                            .statusCode();
                    acknowledged.addAndGet(status == 204 ? 5 : 0);
                });
            }
        }

        assertThat(acknowledged.get()).isPositive();
        await().atMost(Duration.ofSeconds(60)).until(() -> ((Number) source.shown("waiting")).intValue() == 0);
        assertThat(source.lines()).isEqualTo(acknowledged.get());
    }

    @Test
    void aNameWithNulIsNoNameAndNoFailure() {
        for (Map<String, String> wrong : List.of(Map.of("kind", "PUSH", "service", "shop", "name", "a\0b"),
                Map.of("kind", "TAIL", "service", "shop", "name", "tail", "path", "/var/log/a\0b"))) {
            Tokens.as("admin").body(wrong).post("/api/v1/log-sources").then().statusCode(400);
        }
    }

    @Test
    void whatCannotBeReadIsSaid() {
        Sources source = Sources.push();
        for (String body : new String[] { "", "{", "[]", "{\"streams\":{}}", "{\"streams\":[{\"values\":[[1]]}]}", "null" }) {
            assertThat(source.sends().contentType(ContentType.JSON).body(body).post("/loki/api/v1/push").statusCode())
                    .as(body).isEqualTo(400);
            assertThat(source.sends().contentType(ContentType.JSON).body(body).post("/v1/logs").statusCode()).as(body)
                    .isEqualTo(400);
            assertThat(source.sends().contentType(ContentType.JSON).body(body).post("/api/v1/alerts/alertmanager").statusCode())
                    .as(body).isEqualTo(400);
            assertThat(source.sends().contentType(ContentType.JSON).body(body).post("/api/v1/alerts/zabbix").statusCode())
                    .as(body).isEqualTo(400);
        }
        source.sends().header("Content-Encoding", "gzip").contentType(ContentType.JSON).body("no gzip")
                .post("/loki/api/v1/push").then().statusCode(400);
        source.sends().header("Content-Encoding", "br").contentType(ContentType.JSON).body("x").post("/loki/api/v1/push").then()
                .statusCode(415);
    }

    private static String loki(int lines) {
        String now = Instant.now().toEpochMilli() + "000000";
        return "{\"streams\":[{\"stream\":{\"job\":\"shop\",\"level\":\"info\"},\"values\":[" + IntStream.range(0, lines)
                .mapToObj(i -> "[\"" + now + "\",\"INFO order " + i + " shipped\"" + (i == 0 ? ",{\"trace\":\"1\"}" : "") + "]")
                .collect(Collectors.joining(",")) + "]}]}";
    }

    /// PushRequest { streams = 1 { labels = 1, entries = 2 { timestamp = 1 { seconds = 1, nanos = 2 }, line = 2 }, hash = 3 } }
    private static byte[] protobuf(int lines) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(stream);
        out.writeString(1, "{job=\"shop\"}");
        for (int i = 0; i < lines; i++) {
            ByteArrayOutputStream time = new ByteArrayOutputStream();
            CodedOutputStream timeOut = CodedOutputStream.newInstance(time);
            timeOut.writeInt64(1, Instant.now().getEpochSecond());
            timeOut.writeInt32(2, 5_000_000);
            timeOut.flush();
            ByteArrayOutputStream entry = new ByteArrayOutputStream();
            CodedOutputStream entryOut = CodedOutputStream.newInstance(entry);
            entryOut.writeByteArray(1, time.toByteArray());
            entryOut.writeString(2, "INFO order " + i + " shipped");
            entryOut.flush();
            out.writeByteArray(2, entry.toByteArray());
        }
        out.writeUInt64(3, 42);
        out.flush();
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        CodedOutputStream requestOut = CodedOutputStream.newInstance(request);
        requestOut.writeByteArray(1, stream.toByteArray());
        requestOut.flush();
        return request.toByteArray();
    }
}

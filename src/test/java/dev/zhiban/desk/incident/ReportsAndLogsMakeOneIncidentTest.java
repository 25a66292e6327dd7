package dev.zhiban.desk.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.zhiban.desk.Handoff.Level;
import dev.zhiban.desk.Handoffs;
import dev.zhiban.desk.Origin;
import dev.zhiban.desk.Reports;
import dev.zhiban.desk.Reports.Report;
import dev.zhiban.desk.Ticket;
import dev.zhiban.desk.Tickets;
import dev.zhiban.identity.Tokens;
import dev.zhiban.logs.intake.Sources;
import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;
import dev.zhiban.platform.persistence.Sql;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

/// A mixed day: questions about everything from morning on, then within half an hour thirty people whose mail is broken, in
/// their own words, among others who ask about other things, and the mail server's log with a fault that it never had.
@QuarkusTest
@WithTestResource(EmbeddedDatabaseForTests.class)
class ReportsAndLogsMakeOneIncidentTest {

    private static final String[] MAIL = { "邮箱登不上去了", "outlook 一直转圈", "收不到邮件", "邮件发不出去，提示连接失败", "mail is down?",
            "Outlook cannot connect to the server", "邮箱打开是白屏", "我的邮件客户端报错", "can't send mail", "邮件服务器无法连接" };
    private static final String[] WITHOUT_THE_NAME = { "提示与服务器的连接失败，发不出去", "cannot connect to the server, keeps asking" };
    private static final String[] OTHERS = { "VPN 连不上，错误 809", "打印机脱机了", "如何申请新的显示器", "电脑很慢", "how do I book a meeting room",
            "Excel 文件打不开", "wifi keeps disconnecting", "忘记了域密码，无法登录", "屏幕花屏", "会议室投影没有反应", "报销系统提交失败",
            "how can I enlarge my mail quota", "邮箱签名怎么设置" };

    @Inject
    Reports reports;
    @Inject
    Tickets tickets;
    @Inject
    Sql sql;

    private final Random random = new Random(5);

    @Test
    void thirtyReportsAndOneFaultInAMixedDay() {
        String service = "mail-" + UUID.randomUUID().toString().substring(0, 6);
        Sources source = Sources.add("PUSH", Map.of("service", service, "words", List.of("邮箱", "邮件", "outlook", "mail")));
        Instant now = Instant.now();
        for (int i = 0; i < 100; i++) {
            report(OTHERS[random.nextInt(OTHERS.length)], now.minusSeconds(4_000 + random.nextInt(30_000)), List.of());
        }
        for (int i = 0; i < 20; i++) {
            report(OTHERS[random.nextInt(OTHERS.length)], now.minusSeconds(random.nextInt(1_700)), List.of());
        }
        List<UUID> affected = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String text = i < 27 ? MAIL[i % MAIL.length] : WITHOUT_THE_NAME[i % 2];
            affected.add(report(text, now.minusSeconds(random.nextInt(1_700)), List.of("mail-not-connecting")));
        }
        assertThat(incidents(service)).as("reports alone are none").isEmpty();

        push(source, ordinary(now));
        push(source, List.of(line(now, "ERROR Mailbox store db-3 is unreachable: no route to host")));

        await().atMost(Duration.ofSeconds(60)).until(() -> incidents(service).size() == 1);
        int id = incidents(service).getFirst();
        Tokens.as("agent").get("/api/v1/incidents/" + id).then().statusCode(200)
                .body("incident.state", equalTo("CANDIDATE"))
                .body("incident.people", greaterThanOrEqualTo(28))
                .body("logs.kind", hasItem("new")).body("logs[0].evidence[0]", startsWith("ERROR Mailbox store"));
        List<String> people = Tokens.as("lead").get("/api/v1/incidents/" + id).then().extract().path("reports.person");
        long wrong = people.stream().filter(person -> !affected.contains(UUID.fromString(person))).count();
        assertThat(wrong).as("reports of something else").isLessThanOrEqualTo(1);

        report("邮件又发不出去了", Instant.now(), List.of("mail-not-connecting"));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> Tokens.as("lead").get("/api/v1/incidents/" + id).then()
                .body("reports.text", hasItem("邮件又发不出去了")));
        assertThat(incidents(service)).as("what comes later is added").hasSize(1);
    }

    @Test
    void aLeadOpensATicketAndTheTicketsOfTheReportersAreLinked() {
        UUID employee = sql.first("select id from people where username = 'employee'", row -> row.getObject("id", UUID.class))
                .orElseThrow();
        Ticket own = tickets
                .open(Handoffs.of(employee, new Origin("test", UUID.randomUUID().toString()), Level.LOW, Level.LOW));
        long id = sql.first("""
                insert into incidents (service, state, opened_at, last_at) values ('shop', 'CANDIDATE', now(), now())
                returning id""", row -> row.getLong("id")).orElseThrow();
        sql.update("""
                insert into incident_reports (person, origin_kind, origin_id, at, text, articles, incident)
                values (?, ?, ?, now(), 'the shop is down', '{}', ?)""", employee, own.origin().kind(), own.origin().id(), id);

        Tokens.as("agent").body("{}").post("/api/v1/incidents/" + id + "/accept").then().statusCode(403);
        String number = Tokens.as("lead").header("Accept-Language", "en").body("{}").post("/api/v1/incidents/" + id + "/accept")
                .then().statusCode(200).body("state", equalTo("ACCEPTED")).extract().path("ticket");

        Tokens.as("lead").get("/api/v1/tickets/" + number).then().statusCode(200)
                .body("ticket.title", startsWith("Suspected major"))
                .body("ticket.priority", equalTo("P1"));
        assertThat(linked(own.number(), number)).isTrue();
        Tokens.as("lead").body("{}").post("/api/v1/incidents/" + id + "/accept").then().statusCode(200)
                .body("ticket", equalTo(number));
        Ticket later = tickets
                .open(Handoffs.of(employee, new Origin("test", UUID.randomUUID().toString()), Level.LOW, Level.LOW));
        reports.heard(new Report(employee, later.origin(), Instant.now(), "the shop is down again", List.of()));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(linked(later.number(), number)).isTrue());
        Tokens.as("lead").body(Map.of("why", "a test")).post("/api/v1/incidents/" + id + "/dismiss").then().statusCode(409)
                .body("state", equalTo("ACCEPTED"));
    }

    private boolean linked(String ticket, String cause) {
        return sql.exists("""
                select 1 from ticket_links l join tickets a on a.id = l.ticket join tickets b on b.id = l.other
                where a.number = ? and b.number = ? and l.relation = 'caused-by'""", ticket, cause);
    }

    private UUID report(String text, Instant at, List<String> articles) {
        UUID person = UUID.randomUUID();
        reports.heard(new Report(person, new Origin("conversation", UUID.randomUUID().toString()), at, text, articles));
        return person;
    }

    private static List<Integer> incidents(String service) {
        return Tokens.as("lead").queryParam("size", 200).get("/api/v1/incidents").then().statusCode(200).extract()
                .path("items.findAll { it.service == '%s' }.id".formatted(service));
    }

    /// Two days of it, so that what is new is known to be.
    private List<String> ordinary(Instant now) {
        List<String> lines = new ArrayList<>();
        for (int minute = 2_880; minute > 0; minute--) {
            lines.add(line(now.minusSeconds(minute * 60L), minute % 30 == 0 ? "ERROR Login of user u" + minute + " failed"
                    : "INFO message " + minute + " delivered to box " + random.nextInt(900)));
        }
        return lines;
    }

    private static String line(Instant at, String text) {
        return "[\"" + at.toEpochMilli() + "000000\",\"" + text + "\"]";
    }

    private static void push(Sources source, List<String> lines) {
        source.sends().contentType(ContentType.JSON)
                .body("{\"streams\":[{\"stream\":{},\"values\":[" + String.join(",", lines) + "]}]}").post("/loki/api/v1/push")
                .then().statusCode(204);
    }
}

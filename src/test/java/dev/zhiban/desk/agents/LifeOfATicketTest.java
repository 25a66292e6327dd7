package dev.zhiban.desk.agents;

import static dev.zhiban.identity.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.zhiban.desk.Handoffs;
import dev.zhiban.desk.Ticket;
import dev.zhiban.desk.Tickets;
import dev.zhiban.identity.People;
import dev.zhiban.identity.Person;
import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseForTests.class)
class LifeOfATicketTest {

    @Inject
    Tickets tickets;
    @Inject
    People people;

    private String number;
    private String path;

    @BeforeEach
    void handOver() {
        Person employee = people.byUsername("employee").orElseThrow();
        Ticket ticket = tickets.open(Handoffs.of(employee.id()));
        number = ticket.number();
        path = "/api/v1/tickets/" + number;
    }

    @Test
    void aTicketIsTakenAnsweredResolvedConfirmedAndRated() {
        assertThat(number).matches("ZB-1\\d{3,}");
        as("agent").get("/api/v1/tickets?view=queue&size=200").then().statusCode(200)
                .body("items.number", hasItem(number));
        as("agent").post(path + "/take").then().statusCode(200)
                .body("ticket.state", equalTo("ASSIGNED")).body("ticket.assignee.name", containsString("Agent"));
        as("agent").get("/api/v1/tickets?view=mine&size=200").then().body("items.number", hasItem(number));
        as("agent").body(Map.of("text", "请放行 UDP 4500", "clientId", "c1")).post(path + "/reply").then().statusCode(200);
        as("agent").body(Map.of("how", "放行端口后恢复")).post(path + "/resolve").then().statusCode(200)
                .body("ticket.state", equalTo("RESOLVED")).body("ticket.resolvedAt", notNullValue());
        as("employee").body(Map.of("solved", true)).post(path + "/confirm").then().statusCode(200)
                .body("ticket.state", equalTo("CLOSED"));
        as("employee").body(Map.of("score", 5, "reason", "很快")).post(path + "/rating").then().statusCode(204);

        as("employee").get(path).then().statusCode(200)
                .body("ticket.rating", equalTo(5))
                .body("events.kind", contains("opened", "taken", "agent-replied", "resolved", "confirmed", "rated"))
                .body("events.to", contains("QUEUED", "ASSIGNED", "ASSIGNED", "RESOLVED", "CLOSED", "CLOSED"));
    }

    @Test
    void thePageOfATicketHasTheEvidenceInOneCall() {
        as("agent").get(path).then().statusCode(200)
                .body("ticket.title", containsString("809"))
                .body("ticket.priority", equalTo("P3"))
                .body("ticket.requester.name", containsString("Employee"))
                .body("ticket.waitingSince", notNullValue())
                .body("ticket.reason", equalTo("FAILED_ANSWERS"))
                .body("summary", containsString("VPN"))
                .body("tried[0].outcome", equalTo("not-solved"))
                .body("logFindings[0]", containsString("12"))
                .body("citations[0].articleId", equalTo("vpn-error-809"))
                .body("position", notNullValue())
                .body("steps", hasItems("take", "assign", "escalate", "note"))
                .body("steps", not(hasItem("reply")));
    }

    @Test
    void internalNotesAreNeverForTheRequester() {
        as("agent").body(Map.of("text", "怀疑是家用路由器")).post(path + "/notes").then().statusCode(200)
                .body("events.text", hasItem("怀疑是家用路由器"));

        String seen = as("employee").get(path).then().statusCode(200).extract().asString()
                + as("employee").get(path + "/events").then().statusCode(200).extract().asString();

        assertThat(seen).doesNotContain("怀疑是家用路由器");
    }

    @Test
    void aStepThatTheStateDoesNotAllowIsRefusedWithTheState() {
        as("agent").body(Map.of("how", "x")).post(path + "/resolve").then().statusCode(409)
                .body("type", equalTo("urn:zhiban:problem:ticket-step-not-allowed"))
                .body("state", equalTo("QUEUED"))
                .body("allowed", hasItem("take"));
        as("agent").post(path + "/take").then().statusCode(200);
        as("lead").post(path + "/take").then().statusCode(409).body("state", equalTo("ASSIGNED"));
    }

    @Test
    void onlyWhoHasTheTicketActsOnItOrALead() {
        Person lead = people.byUsername("lead").orElseThrow();
        as("lead").body(Map.of("agent", lead.id())).post(path + "/assign").then().statusCode(200);

        as("agent").body(Map.of("text", "hello")).post(path + "/reply").then().statusCode(409)
                .body("type", equalTo("urn:zhiban:problem:ticket-with-somebody-else"));
        as("lead").body(Map.of("text", "hello")).post(path + "/reply").then().statusCode(200);
    }

    @Test
    void aResendOfAReplyChangesNothingAndAnotherTextIsRefused() {
        as("agent").post(path + "/take").then().statusCode(200);
        Map<String, String> said = Map.of("text", "one", "clientId", "same");
        as("agent").body(said).post(path + "/reply").then().statusCode(200);
        as("agent").body(said).post(path + "/reply").then().statusCode(200);
        as("agent").body(Map.of("text", "two", "clientId", "same")).post(path + "/reply").then().statusCode(409);

        List<String> kinds = as("agent").get(path).path("events.kind");
        assertThat(kinds).containsOnlyOnce("agent-replied");
    }

    @Test
    void whatDidNotHelpIsQueuedAgainAndCanBeEscalatedWithAReason() {
        as("agent").post(path + "/take");
        as("agent").body(Map.of("how", "restart")).post(path + "/resolve");
        as("employee").body(Map.of("solved", false)).post(path + "/confirm").then().statusCode(200)
                .body("ticket.state", equalTo("QUEUED")).body("ticket.assignee", nullValue());

        as("agent").body(Map.of()).post(path + "/escalate").then().statusCode(400);
        as("agent").body(Map.of("reason", "needs the network team")).post(path + "/escalate").then().statusCode(200)
                .body("ticket.tier", equalTo(2)).body("ticket.state", equalTo("QUEUED"));
    }

    @Test
    void theRequestersWordMakesAWaitingTicketActive() {
        as("agent").post(path + "/take");
        as("agent").body(Map.of("reason", "waiting for a screenshot")).post(path + "/wait").then()
                .body("ticket.state", equalTo("PENDING"));

        tickets.note(number, people.byUsername("employee").orElseThrow().id(), "requester-said", "here it is");

        as("agent").get(path).then().body("ticket.state", equalTo("ASSIGNED"))
                .body("events.kind", hasItems("requester-said", "resumed"));
    }

    @Test
    void ticketsAreLinkedFromBothSides() {
        String other = tickets.open(Handoffs.of(people.byUsername("lead").orElseThrow().id())).number();
        as("agent").body(Map.of("number", other, "relation", "duplicate-of")).post(path + "/link").then().statusCode(200)
                .body("links.number", contains(other));
        as("agent").get("/api/v1/tickets/" + other).then().body("links[0].number", equalTo(number))
                .body("links[0].outgoing", equalTo(false));
        as("employee").get(path).then().body("links.size()", equalTo(0));
    }

    @Test
    void anEmployeeListsTheOwnTicketsWhateverIsAskedFor() {
        String leads = tickets.open(Handoffs.of(people.byUsername("lead").orElseThrow().id())).number();

        as("employee").get("/api/v1/tickets?view=all&size=200").then().statusCode(200)
                .body("items.number", hasItem(number)).body("items.number", not(hasItem(leads)));
    }

    @Test
    void impactAndUrgencyGiveThePriority() {
        as("agent").body(Map.of("impact", "HIGH", "urgency", "HIGH", "category", "network")).post(path + "/priority").then()
                .statusCode(200).body("ticket.priority", equalTo("P1"));
        as("agent").get("/api/v1/tickets?view=queue").then().body("items[0].priority", equalTo("P1"));
    }
}

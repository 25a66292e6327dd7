package dev.zhiban.identity.admin;

import static dev.zhiban.identity.Tokens.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseForTests.class)
class AccountsAreAdministeredTest {

    private static final String PASSWORD = "correct horse battery";

    private final String username = "new-" + UUID.randomUUID().toString().substring(0, 8);
    private String path = "";

    @BeforeEach
    void createPerson() {
        String id = as("admin").body(Map.of("username", username, "name", "Somebody New", "roles", List.of("agent")))
                .post("/api/v1/people").then().statusCode(201)
                .body("roles", contains("agent", "employee")).body("hasPassword", equalTo(false))
                .extract().path("id");
        path = "/api/v1/people/" + id;
    }

    @Test
    void aNewPersonSetsAFirstPasswordOnceWithACode() {
        String code = as("admin").post(path + "/password-code").then().statusCode(200).extract().path("code");
        Map<String, String> first = Map.of("code", code, "password", PASSWORD);

        firstPassword(Map.of("code", code, "password", "short")).then().statusCode(400);
        firstPassword(first).then().statusCode(204);
        firstPassword(first).then().statusCode(404);

        signIn(PASSWORD).then().statusCode(200).body("person.roles", contains("employee", "agent"));
    }

    @Test
    void whoIsDisabledIsOutAtOnceAndCannotComeBack() {
        String token = signedIn();
        as("admin").body(Map.of("enabled", false)).patch(path).then().statusCode(200).body("enabled", equalTo(false));

        given().auth().oauth2(token).get("/api/v1/session").then().statusCode(401);
        signIn(PASSWORD).then().statusCode(401).body("type", equalTo("urn:zhiban:problem:wrong-credentials"));
    }

    @Test
    void changedRolesCountFromTheNextRequestOn() {
        String token = signedIn();
        given().auth().oauth2(token).get("/api/v1/audit").then().statusCode(403);
        as("admin").body(Map.of("roles", List.of("auditor"))).patch(path).then().statusCode(200);

        given().auth().oauth2(token).get("/api/v1/audit").then().statusCode(200);
        given().auth().oauth2(token).get("/api/v1/desk/agents").then().statusCode(403);
    }

    @Test
    void anOwnNewPasswordEndsAllOtherSessions() {
        String before = signedIn();
        String after = given().auth().oauth2(before).contentType(ContentType.JSON)
                .body(Map.of("current", PASSWORD, "password", PASSWORD + "!")).put("/api/v1/session/password")
                .then().statusCode(200).extract().path("token");

        given().auth().oauth2(before).get("/api/v1/session").then().statusCode(401);
        given().auth().oauth2(after).get("/api/v1/session").then().statusCode(200);
        signIn(PASSWORD).then().statusCode(401);
    }

    @Test
    void theLastAdminStays() {
        String admin = as("admin").get("/api/v1/session").path("id");
        as("admin").body(Map.of("enabled", false)).patch("/api/v1/people/" + admin).then().statusCode(409);
        as("admin").body(Map.of("roles", List.of())).patch("/api/v1/people/" + admin).then().statusCode(409)
                .body("type", equalTo("urn:zhiban:problem:last-admin"));
        as("admin").get("/api/v1/session").then().statusCode(200);
    }

    @Test
    void aTeamHasMembersAndWhatIsWrongIsSaid() {
        String team = "team-" + username;
        as("admin").body(Map.of("name", "网络组 · Network")).put("/api/v1/teams/" + team).then().statusCode(204);
        as("admin").body(Map.of("teams", List.of(team))).patch(path).then().statusCode(200).body("teams", contains(team));
        as("agent").get("/api/v1/teams").then().statusCode(200).body("tag", hasItem(team));

        as("admin").body(Map.of("teams", List.of("no-such"))).patch(path).then().statusCode(400);
        as("admin").body(Map.of("roles", List.of("king"))).patch(path).then().statusCode(400);
        as("admin").body(Map.of("username", username, "name", "Twice")).post("/api/v1/people").then().statusCode(409);
        as("admin").body(Map.of("username", "no spaces", "name", "X")).post("/api/v1/people").then().statusCode(400);
    }

    @Test
    void whatAnAdminDoesStandsInTheAuditTrail() {
        as("admin").body(Map.of("name", "Renamed")).patch(path).then().statusCode(200);
        String subject = "person:" + path.substring(path.lastIndexOf('/') + 1);

        as("auditor").get("/api/v1/audit?subject=" + subject).then().statusCode(200)
                .body("action", hasItems("person-created", "person-changed"))
                .body("[0].details.name", equalTo(true));
    }

    private String signedIn() {
        as("admin").body(Map.of("password", PASSWORD)).put(path + "/password").then().statusCode(204);
        return signIn(PASSWORD).then().statusCode(200).extract().path("token");
    }

    private Response signIn(String password) {
        return given().contentType(ContentType.JSON).body(Map.of("username", username, "password", password))
                .post("/api/v1/session");
    }

    private static Response firstPassword(Map<String, String> body) {
        return given().contentType(ContentType.JSON).body(body).put("/api/v1/session/first-password");
    }
}

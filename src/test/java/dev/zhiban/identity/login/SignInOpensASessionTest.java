package dev.zhiban.identity.login;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseForTests.class)
class SignInOpensASessionTest {

    @Test
    void aBearerTokenTellsWhoIsSignedInUntilTheSessionIsClosed() {
        String token = signIn("agent", "agent").then().statusCode(200)
                .body("person.username", equalTo("agent"))
                .body("person.roles", contains("employee", "agent"))
                .extract().path("token");

        given().auth().oauth2(token).get("/api/v1/session").then().statusCode(200).body("username", equalTo("agent"));
        given().auth().oauth2(token).delete("/api/v1/session").then().statusCode(204);
        given().auth().oauth2(token).get("/api/v1/session").then().statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", equalTo("Bearer"))
                .body("type", equalTo("urn:zhiban:problem:not-signed-in"));
    }

    @Test
    void theCookieNeedsTheCsrfValueForAnythingThatChanges() {
        Response opened = signIn("employee", "employee");
        String session = opened.cookie("zhiban_session");
        String csrf = opened.cookie("zhiban_csrf");
        opened.then().header("Set-Cookie", notNullValue());

        given().cookie("zhiban_session", session).get("/api/v1/session").then().statusCode(200);
        given().cookie("zhiban_session", session).delete("/api/v1/session").then().statusCode(403)
                .body("type", equalTo("urn:zhiban:problem:csrf-token-missing"));
        given().cookie("zhiban_session", session).header("X-CSRF-Token", "wrong").delete("/api/v1/session")
                .then().statusCode(403);
        given().cookie("zhiban_session", session).header("X-CSRF-Token", csrf).delete("/api/v1/session")
                .then().statusCode(204);
        given().cookie("zhiban_session", session).get("/api/v1/session").then().statusCode(401);
    }

    @Test
    void aStaleCookieDoesNotStandInTheWayOfSigningInAndTheOldSessionEnds() {
        String before = signIn("lead", "lead").cookie("zhiban_session");

        given().cookie("zhiban_session", before).contentType(ContentType.JSON)
                .body(Map.of("username", "lead", "password", "lead")).post("/api/v1/session").then().statusCode(200);

        given().auth().oauth2(before).get("/api/v1/session").then().statusCode(401);
    }

    @Test
    void anUnknownNameAndAWrongPasswordAreAnsweredAlike() {
        String wrong = signIn("editor", "not it").then().statusCode(401).extract().asString();
        String unknown = signIn("nobody-here", "not it").then().statusCode(401).extract().asString();
        assertThat(unknown).isEqualTo(wrong);
    }

    @Test
    void theSessionCookieIsHiddenFromScriptsAndStaysOnThisSite() {
        Response opened = signIn("admin", "admin");
        assertThat(opened.getHeaders().getValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("zhiban_session=").contains("HttpOnly").contains("SameSite=Lax"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("zhiban_csrf=").doesNotContain("HttpOnly").contains("SameSite=Lax"));
        opened.then().header("Content-Security-Policy", containsString("script-src 'self'"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"));
    }

    private static Response signIn(String username, String password) {
        return given().contentType(ContentType.JSON).body(Map.of("username", username, "password", password))
                .post("/api/v1/session");
    }
}

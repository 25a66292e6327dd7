package dev.zhiban.identity.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.assertj.core.api.SoftAssertions;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.zhiban.identity.OwnObjects;
import dev.zhiban.identity.People;
import dev.zhiban.identity.Person;
import dev.zhiban.identity.Role;
import dev.zhiban.platform.persistence.EmbeddedDatabaseForTests;
import dev.zhiban.platform.persistence.Sql;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/// Walks every endpoint of the OpenAPI document as nobody, as each role, with an expired token and for another's object.
@QuarkusTest
@WithTestResource(EmbeddedDatabaseForTests.class)
class EveryEndpointNamesItsRoleTest {

    private static final String NOT_SIGNED_IN = "401 not-signed-in";
    private static final String FORBIDDEN = "403 forbidden";

    @Inject
    StoredSessions sessions;
    @Inject
    People people;
    @Inject
    Sql sql;

    private Endpoints endpoints;
    private List<Authorisation> rows;

    @BeforeEach
    void read() throws Exception {
        endpoints = new Endpoints(ConfigProvider.getConfig().getValue("test.url", String.class));
        rows = Authorisation.all();
    }

    @Test
    void everyEndpointHasARowAndEveryRowAnEndpoint() {
        Set<String> named = rows.stream().map(Authorisation::endpoint).collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).hasSameSizeAs(rows).containsExactlyInAnyOrderElementsOf(endpoints.all());
    }

    @Test
    void onlyTheNamedRolesAreLetThrough() throws Exception {
        SoftAssertions softly = new SoftAssertions();
        for (Authorisation row : present()) {
            for (Role role : Role.values()) {
                Person person = people.byUsername(role.tag()).orElseThrow();
                boolean mayPass = row.isOpen() || person.roles().stream().map(Role::tag).anyMatch(row.roles()::contains);
                String refusal = refusal(ask(row, sessions.open(person)));
                softly.assertThat(refusal).as("%s as %s", row.endpoint(), role.tag()).isEqualTo(mayPass ? "" : FORBIDDEN);
            }
        }
        softly.assertAll();
    }

    @Test
    void nobodyAndAnExpiredTokenAreAskedToSignIn() throws Exception {
        SoftAssertions softly = new SoftAssertions();
        String expired = sessions.open(people.byUsername("admin").orElseThrow());
        sql.update("update sessions set ends_at = seen_at where token_hash = ?", Secret.hash(expired));
        for (Authorisation row : present()) {
            String expected = row.isOpen() ? "" : NOT_SIGNED_IN;
            softly.assertThat(refusal(ask(row, null))).as("%s as nobody", row.endpoint()).isEqualTo(expected);
            softly.assertThat(refusal(ask(row, expired))).as("%s with an expired token", row.endpoint())
                    .isEqualTo(expected);
        }
        softly.assertAll();
    }

    @Test
    void anObjectOfAnotherPersonLooksLikeNone() throws Exception {
        SoftAssertions softly = new SoftAssertions();
        List<OwnObjects> fixtures = ServiceLoader.load(OwnObjects.class).stream().map(ServiceLoader.Provider::get).toList();
        Person owner = people.byUsername("employee").orElseThrow();
        Person other = anotherEmployee();
        for (Authorisation row : present().stream().filter(Authorisation::own).toList()) {
            OwnObjects fixture = fixtures.stream().filter(candidate -> candidate.covers(row.path())).findFirst()
                    .orElseThrow(() -> new AssertionError("no OwnObjects makes the object of " + row.endpoint()));
            String ownersToken = sessions.open(owner);
            Map<String, String> theirs = fixture.make(row.path(), owner, ownersToken);
            String body = fixture.body(row.method(), row.path());

            HttpResponse<String> another = endpoints.ask(row, theirs, body, sessions.open(other));
            HttpResponse<String> none = endpoints.ask(row, Map.of(), body, sessions.open(other));
            HttpResponse<String> own = endpoints.ask(row, theirs, body, ownersToken);

            softly.assertThat(another.statusCode()).as("%s of another", row.endpoint()).isEqualTo(404);
            softly.assertThat(seen(another, theirs)).as("%s of another", row.endpoint()).isEqualTo(seen(none, theirs));
            softly.assertThat(own.statusCode()).as("%s of one's own: %s", row.endpoint(), own.body()).isNotEqualTo(404);
        }
        softly.assertAll();
    }

    /// Rows whose endpoint is missing are the business of the first test alone.
    private List<Authorisation> present() {
        Set<String> there = new HashSet<>(endpoints.all());
        return rows.stream().filter(row -> there.contains(row.endpoint())).toList();
    }

    private HttpResponse<String> ask(Authorisation row, @Nullable String token) throws IOException, InterruptedException {
        return endpoints.ask(row, Map.of(), "{}", token);
    }

    private static String refusal(HttpResponse<String> response) {
        String refusal = response.body().contains("urn:zhiban:problem:not-signed-in") ? response.statusCode() + " not-signed-in"
                : response.body().contains("urn:zhiban:problem:forbidden") ? response.statusCode() + " forbidden" : "";
        return response.statusCode() >= 500 ? response.statusCode() + " " + response.body() : refusal;
    }

    private static String seen(HttpResponse<String> response, Map<String, String> parameters) {
        String body = response.body();
        for (String value : parameters.values()) {
            body = body.replace(value, "ID");
        }
        return response.statusCode() + " " + body.replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22,26}", "ID");
    }

    private Person anotherEmployee() {
        String username = "other-" + UUID.randomUUID().toString().substring(0, 8);
        sql.update("insert into people (id, username, name, roles, created_at) values (?, ?, ?, '{employee}', now())",
                UUID.randomUUID(), username, "Another");
        return people.byUsername(username).orElseThrow();
    }
}

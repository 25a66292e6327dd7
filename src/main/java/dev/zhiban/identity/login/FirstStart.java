package dev.zhiban.identity.login;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.quarkus.runtime.StartupEvent;

/// At the start: the demonstration's accounts, on loopback only; otherwise a first admin, if there is none.
@ApplicationScoped
class FirstStart {

    private static final Logger LOG = Logger.getLogger(FirstStart.class);

    private final FirstPeople people;
    private final Passwords passwords;
    private final OwnPassword ownPassword;
    private final boolean demo;
    private final String host;
    private final int port;
    private final Optional<String> adminPassword;

    FirstStart(FirstPeople people, Passwords passwords, OwnPassword ownPassword,
            @ConfigProperty(name = "zhiban.demo", defaultValue = "false") boolean demo,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port", defaultValue = "8080") int port,
            @ConfigProperty(name = "zhiban.admin.password") Optional<String> adminPassword) {
        this.people = people;
        this.passwords = passwords;
        this.ownPassword = ownPassword;
        this.demo = demo;
        this.host = host;
        this.port = port;
        this.adminPassword = adminPassword;
    }

    @Transactional
    void begin(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent start) {
        if (demo) {
            refuseUnlessLoopback(host);
            people.ofDemonstration();
        } else if (!people.hasAdmin()) {
            firstAdmin();
        }
    }

    static void refuseUnlessLoopback(String host) {
        try {
            if (InetAddress.getByName(host).isLoopbackAddress()) {
                return;
            }
        } catch (UnknownHostException e) {
            LOG.debugf("%s has no address", host);
        }
        throw new IllegalStateException("The demonstration's accounts have known passwords, so it is served on loopback only,"
                + " not on " + host + ". Set ZHIBAN_DATABASE_URL for a real service.");
    }

    private void firstAdmin() {
        var admin = people.admin();
        if (adminPassword.isPresent()) {
            passwords.choose(admin, FirstPeople.ADMIN, adminPassword.get());
            LOG.info("The first admin is there: sign in as admin with the password that was given.");
        } else {
            LOG.infof("There is no admin yet. Whoever opens this link within 24 hours sets the password of admin:"
                    + " http://%s:%d/console/#/first-password/%s", host, port, ownPassword.code(admin));
        }
    }
}

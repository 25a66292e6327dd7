package dev.zhiban.knowledge.hygiene;

import java.net.URI;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.zhiban.knowledge.web.NotFetched;
import dev.zhiban.knowledge.web.Web;

/// Looks whether a page outside is there, where the setting `zhiban.knowledge.check-outside-links` allows requests to the
/// outside. Nothing is followed, nothing is read.
@ApplicationScoped
class OutsideLinks {

    private final Web web;
    private final boolean allowed;

    OutsideLinks(Web web,
            @ConfigProperty(name = "zhiban.knowledge.check-outside-links", defaultValue = "false") boolean allowed) {
        this.web = web;
        this.allowed = allowed;
    }

    boolean allowed() {
        return allowed;
    }

    /// True where the page is surely not there; a server that does not answer now, or wants a sign-in, is no broken link.
    boolean isBroken(String link) {
        if (!allowed) {
            return false;
        }
        try {
            int status = web.status(URI.create(link));
            return status == 404 || status == 410;
        } catch (NotFetched e) {
            return e.kind() == NotFetched.Kind.UNKNOWN_HOST;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

package dev.zhiban.platform.web;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What a page must know before anybody signs in.
@Path("/api/v1/about")
@PermitAll
public class AboutResource {

    /// @param demo accounts named after the roles exist, whose passwords are their names
    public record About(String name, String version, boolean demo, List<String> languages) {
    }

    private final boolean demo;
    private final String version;

    AboutResource(@ConfigProperty(name = "zhiban.demo", defaultValue = "false") boolean demo,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.demo = demo;
        this.version = version;
    }

    @GET
    public About about() {
        return new About("Zhiban", version, demo, List.of("zh", "en"));
    }
}

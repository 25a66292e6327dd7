package dev.zhiban.platform.command;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;

/// The service once everything started: says where it is, and serves until it is stopped.
class Service implements QuarkusApplication {

    private final String host;
    private final int port;

    Service(@ConfigProperty(name = "quarkus.http.host") String host, @ConfigProperty(name = "quarkus.http.port") int port) {
        this.host = host;
        this.port = port;
    }

    @Override
    public int run(String... args) {
        String shown = host.equals("127.0.0.1") || host.equals("0.0.0.0") ? "localhost" : host;
        System.out.println("Zhiban is ready: http://" + shown + ":" + port);
        Quarkus.waitForExit();
        return 0;
    }
}

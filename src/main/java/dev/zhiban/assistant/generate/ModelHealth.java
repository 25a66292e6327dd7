package dev.zhiban.assistant.generate;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Which model words the answers, and whether it is being kept off. Always up: answers do not need a model.
@Readiness
@ApplicationScoped
class ModelHealth implements HealthCheck {

    private final Models models;

    ModelHealth(Models models) {
        this.models = models;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<ModelSettings> settings = models.settings();
        return HealthCheckResponse.named("model").up().withData("model", settings.map(ModelSettings::model).orElse("none"))
                .withData("host", settings.map(it -> String.valueOf(it.url().getHost())).orElse("none"))
                .withData("breaker", models.breaker()).build();
    }
}

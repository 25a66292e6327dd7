package dev.zhiban.platform.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.smallrye.openapi.OpenApiFilter;

/// Says in the OpenAPI document what the records say: a component that cannot be null is required, one that can may be null.
/// Without it every property would be optional, and so would be every field of the pages' generated types.
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class NonNullIsRequired implements OASFilter {

    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName LEFT_OUT = DotName.createSimple(JsonInclude.class);

    private final Map<Set<String>, List<ClassInfo>> records;

    public NonNullIsRequired(IndexView index) {
        records = index.getKnownClasses().stream().filter(ClassInfo::isRecord)
                .filter(it -> it.name().toString().startsWith("dev.zhiban."))
                .collect(Collectors.groupingBy(
                        it -> it.recordComponents().stream().map(RecordComponentInfo::name).collect(Collectors.toSet())));
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents().getSchemas().forEach((name, schema) -> {
            if (schema.getProperties() != null) {
                record(name, schema.getProperties().keySet()).ifPresent(it -> complete(schema, it));
            }
        });
    }

    /// Schemas are named after their record, with a number where names clash and with the type of an argument.
    private Optional<ClassInfo> record(String name, Set<String> properties) {
        return records.getOrDefault(properties, List.of()).stream().filter(it -> name.startsWith(it.simpleName()))
                .max(Comparator.comparingInt(it -> it.simpleName().length()));
    }

    private static void complete(Schema schema, ClassInfo type) {
        List<String> required = new ArrayList<>();
        for (RecordComponentInfo component : type.recordComponents()) {
            boolean leftOut = type.field(component.name()).hasAnnotation(LEFT_OUT);
            boolean nullable = component.type().hasAnnotation(NULLABLE);
            if (!nullable && !leftOut) {
                required.add(component.name());
            } else if (nullable && !leftOut && !type.hasDeclaredAnnotation(LEFT_OUT)) {
                schema.addProperty(component.name(),
                        orNull(Objects.requireNonNull(schema.getProperties().get(component.name()))));
            }
        }
        schema.setRequired(required);
    }

    private static Schema orNull(Schema property) {
        if (property.getType() != null) {
            return property.addType(Schema.SchemaType.NULL);
        }
        return OASFactory.createSchema().addAnyOf(property)
                .addAnyOf(OASFactory.createSchema().addType(Schema.SchemaType.NULL));
    }
}

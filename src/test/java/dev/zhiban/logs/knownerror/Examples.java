package dev.zhiban.logs.knownerror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/// The example lines that stand in a known-error file.
final class Examples {

    private Examples() {
    }

    static List<String> of(Path folder, String id) throws IOException {
        JsonNode root = new YAMLMapper().readTree(Files.readString(folder.resolve(id + ".yaml")));
        List<String> examples = new ArrayList<>();
        root.path("examples").forEach(example -> examples.add(example.asText()));
        return examples;
    }
}

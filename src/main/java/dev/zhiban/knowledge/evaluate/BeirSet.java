package dev.zhiban.knowledge.evaluate;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// A retrieval set in BEIR form: `corpus.jsonl`, `queries.jsonl`, `qrels/test.tsv`.
///
/// @param relevant by question: the documents that answer it, with their grade (above 0)
record BeirSet(List<Document> documents, List<Query> queries, Map<String, Map<String, Integer>> relevant) {

    record Document(String id, String title, String text) {
    }

    record Query(String id, String text) {
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    /// @throws IOException naming file and line where a file is missing or wrong
    static BeirSet read(Path folder) throws IOException {
        List<Document> documents = new ArrayList<>();
        lines(folder.resolve("corpus.jsonl"), node -> documents
                .add(new Document(node.path("_id").asText(), node.path("title").asText(""), node.path("text").asText(""))));
        List<Query> queries = new ArrayList<>();
        lines(folder.resolve("queries.jsonl"),
                node -> queries.add(new Query(node.path("_id").asText(), node.path("text").asText(""))));
        return new BeirSet(documents, queries, relevant(folder.resolve("qrels").resolve("test.tsv")));
    }

    private interface Taking {
        void take(JsonNode node);
    }

    private static void lines(Path file, Taking taking) throws IOException {
        int number = 0;
        try (BufferedReader reader = open(file)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    JsonNode node = JSON.readTree(line);
                    if (!node.isObject() || !node.hasNonNull("_id")) {
                        throw new IOException(file + ":" + number + ": not an object with an _id");
                    }
                    taking.take(node);
                }
            }
        } catch (JsonProcessingException e) {
            throw new IOException(file + ":" + number + ": not JSON", e);
        }
    }

    private static Map<String, Map<String, Integer>> relevant(Path file) throws IOException {
        Map<String, Map<String, Integer>> relevant = new HashMap<>();
        int number = 0;
        try (BufferedReader reader = open(file)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                String[] parts = line.split("\t");
                if (line.isBlank() || number == 1 && parts[0].equals("query-id")) {
                    continue;
                }
                if (parts.length != 3) {
                    throw new IOException(file + ":" + number + ": not three columns");
                }
                int grade = (int) Double.parseDouble(parts[2].strip());
                if (grade > 0) {
                    relevant.computeIfAbsent(parts[0], id -> new HashMap<>()).put(parts[1], grade);
                }
            }
        } catch (NumberFormatException e) {
            throw new IOException(file + ":" + number + ": the score is not a number", e);
        }
        return relevant;
    }

    private static BufferedReader open(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException("There is no " + file);
        }
        return Files.newBufferedReader(file);
    }
}

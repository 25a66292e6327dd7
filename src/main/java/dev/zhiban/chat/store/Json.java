package dev.zhiban.chat.store;

import java.io.IOException;
import java.io.UncheckedIOException;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

/// JSON columns. What was written by an older version is read with what is known of it.
@ApplicationScoped
public class Json {

    private final ObjectMapper mapper;

    Json(ObjectMapper mapper) {
        this.mapper = mapper.copy().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    }

    public String of(Object value) {
        try {
            return withoutNul(mapper.writeValueAsString(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public <T> @Nullable T read(@Nullable String json, Class<T> type) {
        if (json == null) {
            return null;
        }
        try {
            return mapper.readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// PostgreSQL's jsonb knows no U+0000; a log may hold one.
    static String withoutNul(String json) {
        String nul = "\\u0000";
        int at = json.indexOf(nul);
        if (at < 0) {
            return json;
        }
        StringBuilder clean = new StringBuilder(json.length());
        int from = 0;
        while (at >= 0) {
            boolean escape = backslashesBefore(json, at) % 2 == 0;
            clean.append(json, from, at).append(escape ? "\\ufffd" : nul);
            from = at + nul.length();
            at = json.indexOf(nul, from);
        }
        return clean.append(json, from, json.length()).toString();
    }

    private static int backslashesBefore(String json, int at) {
        int count = 0;
        while (at - count > 0 && json.charAt(at - count - 1) == '\\') {
            count++;
        }
        return count;
    }
}

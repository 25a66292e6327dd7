package dev.zhiban.chat;

import java.util.List;
import java.util.Map;

/// A webhook call as it came: the raw bytes that were signed, headers by lower-case name, query parameters.
public record SignedRequest(String method, Map<String, List<String>> headers, Map<String, List<String>> query, byte[] body) {
}

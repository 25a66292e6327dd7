package dev.zhiban.knowledge;

import java.util.List;
import java.util.UUID;

/// An article that somebody proposes: Markdown body, language tag, and where it came from (a ticket number, a question).
public record Draft(String title, String lang, String markdown, List<String> questions, UUID author, String source) {
}

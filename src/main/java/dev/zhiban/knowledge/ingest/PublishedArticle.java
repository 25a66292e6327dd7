package dev.zhiban.knowledge.ingest;

import java.util.List;
import java.util.Set;

/// The version of an article that everybody reads, as it is to be searched. Paragraph n is `paragraphs.get(n - 1)`;
/// articles of one `family` say the same in several languages.
public record PublishedArticle(String id, int version, String family, String title, List<String> questions, String lang,
        Set<String> audience,
        List<Section> paragraphs) {

    public PublishedArticle {
        questions = List.copyOf(questions);
        audience = Set.copyOf(audience);
        paragraphs = List.copyOf(paragraphs);
    }
}

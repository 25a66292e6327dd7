package dev.zhiban.knowledge.retrieve;

/// Names one paragraph of one version of an article. Paragraphs count from 1; paragraph 0 stands for the article as a whole
/// (its alternative questions).
public record PassageId(String article, int version, int paragraph) {

    public static final int WHOLE = 0;

    public PassageId whole() {
        return new PassageId(article, version, WHOLE);
    }
}

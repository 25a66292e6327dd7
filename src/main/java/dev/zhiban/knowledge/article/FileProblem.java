package dev.zhiban.knowledge.article;

import dev.zhiban.platform.text.Text;

/// What is wrong with a file of the knowledge base, and where. Lines count from 1.
public record FileProblem(String file, int line, Text message) {

    @Override
    public String toString() {
        return file + ":" + line + ": " + message.en();
    }
}

package dev.zhiban.assistant.tool;

import java.util.List;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import dev.zhiban.knowledge.Passage;

/// Reads on in the article of a passage that was shown already; articles cannot be named otherwise.
final class ReadFurther {

    private static final int LIMIT = 3;

    private final Desk desk;

    ReadFurther(Desk desk) {
        this.desk = desk;
    }

    @Tool(name = "read_further", value = "Reads the paragraphs that follow a numbered passage in its article.")
    String read(@P("the number of the passage") int n) {
        List<Passage> shown = desk.sources().shown();
        if (n < 1 || n > shown.size()) {
            return "there is no passage with this number";
        }
        Passage from = desk.sources().original(n);
        String more = desk.sources().add(desk.knowledge().article(from.articleId(), desk.asker().reader()).stream()
                .filter(passage -> passage.paragraph() > from.paragraph()).limit(LIMIT).toList());
        return more.isEmpty() ? "nothing follows" : more;
    }
}

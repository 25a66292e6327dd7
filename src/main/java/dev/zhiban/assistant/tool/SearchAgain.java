package dev.zhiban.assistant.tool;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import dev.zhiban.knowledge.Search;

/// Searches the knowledge base with other words, for what the asker may read.
final class SearchAgain {

    private static final int LIMIT = 4;
    private static final int LONGEST = 500;

    private final Desk desk;

    SearchAgain(Desk desk) {
        this.desk = desk;
    }

    @Tool(name = "search_knowledge", value = "Searches the knowledge base again with other words. Returns numbered passages.")
    String search(@P("what to search for") String words) {
        String some = words.length() > LONGEST ? words.substring(0, LONGEST) : words;
        String found = desk.sources().add(desk.knowledge().find(Search.of(some, desk.asker().reader(), LIMIT)).passages());
        return found.isEmpty() ? "nothing new found" : found;
    }
}

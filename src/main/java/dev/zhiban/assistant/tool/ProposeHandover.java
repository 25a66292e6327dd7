package dev.zhiban.assistant.tool;

import dev.langchain4j.agent.tool.Tool;

/// Puts a button under the answer; the person decides.
final class ProposeHandover {

    private final Desk desk;

    ProposeHandover(Desk desk) {
        this.desk = desk;
    }

    @Tool(name = "propose_handover", value = "Offers the person a hand-over to the service desk. They decide by a button.")
    String propose() {
        desk.handover().set(true);
        return "offered";
    }
}

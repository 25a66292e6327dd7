package dev.zhiban.assistant.tool;

import dev.langchain4j.agent.tool.Tool;

/// How the asker's own tickets stand.
final class TicketStatus {

    private final Desk desk;

    TicketStatus(Desk desk) {
        this.desk = desk;
    }

    @Tool(name = "ticket_status", value = "The state of the tickets of the person who asks.")
    String status() {
        return desk.cut(desk.redactor().redact(desk.tickets().say(desk.asker(), null, desk.lang())).text());
    }
}

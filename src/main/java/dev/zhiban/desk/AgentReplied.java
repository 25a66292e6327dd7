package dev.zhiban.desk;

import java.util.UUID;

/// An agent answered from the ticket; whoever owns the origin delivers the text. Announced after commit.
public record AgentReplied(Origin origin, UUID agent, String text) {
}

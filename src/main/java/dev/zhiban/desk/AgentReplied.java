package dev.zhiban.desk;

import java.util.UUID;

/// An agent answered from the ticket; whoever owns the origin delivers the text. Announced as [TicketOpened] is, so that the
/// text can be stored in the same transaction as the ledger's event.
public record AgentReplied(Origin origin, UUID agent, String text) {
}

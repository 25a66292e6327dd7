package dev.zhiban.chat;

import java.util.List;

/// Messages in their order, and whose turn it was when they were read. `more` where newer ones are there already.
public record Page(Conversation conversation, List<Message> messages, boolean more) {

    public Page {
        messages = List.copyOf(messages);
    }
}

package dev.zhiban.assistant;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.zhiban.identity.Person;
import dev.zhiban.logs.Explanation;

/// One turn: what was said, by whom, and what went before in the conversation (oldest first, without this turn).
///
/// @param uploads what was uploaded with this turn or before, newest last
public record Question(UUID conversation, Person asker, String text, List<Said> history, List<Upload> uploads) {

    public Question {
        history = List.copyOf(history);
        uploads = List.copyOf(uploads);
    }

    /// An earlier message. `answer` is grounded, quoted or unknown where the bot answered; `articles` are the ids that it cited.
    public record Said(From from, String text, @Nullable String answer, List<String> articles) {
    }

    public enum From {
        EMPLOYEE,
        BOT,
        AGENT,
        SYSTEM
    }

    /// An uploaded file; `explanation` where it was a log. `now` when it came with this turn.
    public record Upload(String name, String mediaType, @Nullable Explanation explanation, boolean now) {
    }
}

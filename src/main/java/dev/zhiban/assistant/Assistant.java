package dev.zhiban.assistant;

/// Works out the bot's next message. Blocking; called on a virtual thread, outside of any transaction; never throws for
/// a failing model: then the answer is quoted.
public interface Assistant {

    /// @param progress is told of text as it comes; what it was told may be less than the final text, never different from it
    Reply answer(Question question, Progress progress);
}

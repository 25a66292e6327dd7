package dev.zhiban.assistant.route;

import org.jspecify.annotations.Nullable;

import dev.zhiban.assistant.Question.Upload;
import dev.zhiban.knowledge.Before;

/// What a turn is about, found out without a model.
public sealed interface Route {

    /// A log stands in the message; `words` is what the person said beside it, possibly empty.
    record PastedLog(String words, String log) implements Route {
    }

    /// A file came with this turn; a log where it has an explanation.
    record Uploaded(Upload upload) implements Route {
    }

    /// A question about the log that was shown earlier.
    record AboutTheLog(LogAspect aspect) implements Route {
    }

    /// A question that the lines of the log shown earlier answer.
    record InTheLog(LogAsk ask) implements Route {
    }

    record WantsPerson() implements Route {
    }

    record DeclinesPerson() implements Route {
    }

    /// @param number where one ticket was named (`ZB-1042`)
    record TicketStatus(@Nullable String number) implements Route {
    }

    /// @param rule the name of the policy as in the list of words
    /// @param now whether a person takes over at once; otherwise it is offered
    record Policy(String rule, boolean now) implements Route {
    }

    record Solved() implements Route {
    }

    /// @param added what the message says beyond "it did not help" (a new error code, say), possibly empty
    record NotSolved(String added) implements Route {
    }

    record SmallTalk(Kind kind) implements Route {
    }

    /// Step `number` (from 1) of what was cited last.
    record Step(int number) implements Route {
    }

    /// The step after the one that was said last, or the first one of what was quoted last.
    record NextStep() implements Route {
    }

    /// The step that was said last cannot be done, or did not do what it should.
    record StepFailed() implements Route {
    }

    /// The earlier question `about`, asked again with a new word: "and on Mac?".
    record CarriedOver(String word, Before about) implements Route {
    }

    /// Unlocking an account or setting a new password.
    record SelfService(String text) implements Route {
    }

    /// Anything else, and what it may refer to.
    record Asked(String text, @Nullable Before before) implements Route {
    }

    enum Kind {
        GREETING,
        THANKS,
        WHO,
        BYE,
        FINE
    }

    enum LogAspect {
        FIRST,
        LAST,
        ERRORS,
        WARNINGS,
        RANGE,
        LINES,
        CAUSE,
        FIX,
        FREQUENT,
        SHARED
    }
}

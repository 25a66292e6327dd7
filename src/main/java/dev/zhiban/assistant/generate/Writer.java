package dev.zhiban.assistant.generate;

import java.util.List;

import dev.zhiban.assistant.Progress;
import dev.zhiban.assistant.Question;
import dev.zhiban.assistant.extract.LogBrief;
import dev.zhiban.knowledge.Citation;
import dev.zhiban.knowledge.Passage;
import dev.zhiban.platform.text.Lang;

/// Words an answer from passages. Always comes back within the deadline, whatever a model does; never throws for it.
public interface Writer {

    /// @param asked the question as it is to be understood (a follow-up with what it refers to)
    /// @param passages what may be used, best first; the asker may read each of them
    /// @param progress hears only of sentences that passed the guardrail
    Written write(Question question, String asked, Lang lang, List<Passage> passages, Progress progress);

    /// Words what was found in a log; each sentence ends with the lines that it rests on, and cites nothing else.
    ///
    /// @param asked what the person said beside the log, possibly empty
    default Written explain(Question question, String asked, Lang lang, LogBrief brief, Progress progress) {
        return new Written.NoModel();
    }

    sealed interface Written {

        /// Every sentence is supported by what it cites.
        ///
        /// @param offersPerson the model proposed a hand-over; a button, nothing more
        record Worded(String text, List<Citation> citations, boolean offersPerson) implements Written {
        }

        /// Some sentences came and were shown (all of them supported), then it broke off: `text` may be empty.
        record BrokenOff(String text, List<Citation> citations, Why why) implements Written {
        }

        enum Why {
            UNAVAILABLE,
            UNSUPPORTED
        }

        /// No model is configured.
        record NoModel() implements Written {
        }

        /// Nobody waits for the rest.
        record Stopped(String text, List<Citation> citations) implements Written {
        }
    }
}

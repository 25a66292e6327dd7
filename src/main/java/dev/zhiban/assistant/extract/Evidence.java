package dev.zhiban.assistant.extract;

import java.util.List;

import dev.zhiban.knowledge.Passage;

/// What the knowledge base has on a question.
public sealed interface Evidence {

    /// @param quoted one to three passages of one article, the best first
    /// @param candidates these and others that a model may word an answer from, the best first
    record Enough(List<Passage> quoted, List<Passage> candidates, double confidence) implements Evidence {
        public Enough {
            quoted = List.copyOf(quoted);
            candidates = List.copyOf(candidates);
        }
    }

    /// Two or three articles are about equally good: `options` holds the best passage of each; `best` is the answer if
    /// nobody is there to ask.
    record Close(List<Passage> options, Enough best) implements Evidence {
        public Close {
            options = List.copyOf(options);
        }
    }

    /// Nothing that could be relied on.
    record Weak(double confidence) implements Evidence {
    }
}
